/** Openings of a sentence that ask for something without a question mark, folded: one row a language. */
export const REQUEST_OPENINGS: Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'nl', readonly string[]>> = {
  en: list(
    'please |kindly |can you |could you |would you |will you |can someone |could someone |can anyone |could anyone |can we |could we |may i |may we |can i |could i |i need |' +
      'we need |i require |we require |i want to know |we want to know |i want a |we want a |i would like |' +
      "i'd like |we would like |we'd like |i would love |i'd love |i would appreciate |we would appreciate |i'd appreciate |we'd appreciate |" +
      "i'm looking for |i am looking for |we're looking for |we are looking for |looking for |" +
      "i'm interested in |i am interested in |we're interested in |we are interested in |interested in |" +
      'i was wondering |i am wondering |we were wondering |i wonder |we wonder |just wondering |' +
      'send |give us |give me |let me know |let us know |tell me |tell us |call me |call us |quote me |quote us |quote for |' +
      'request for |requesting |we request |we kindly request |i would be interested |we would be interested |' +
      'it would be great if |it would be helpful |it would be nice |would it be possible |is it possible |advise |' +
      'how much |how many |how long |how soon |how do i |how do we |how can i |how can we |what is the |what are the |' +
      "what's the |what would |what sizes |which of |which one |which model |which size |which type |which version |do you |does the |does it |is there |are there |when can |when will |" +
      'when could |need |would appreciate |would like |would love |where can |where do |i hope you can |hope you can ',
  ),
  de: list(
    'bitte |ich brauche |wir brauchen |ich benotige |wir benotigen |ich hatte gern|wir hatten gern|ich mochte |' +
      'wir mochten |ich wurde gern|wir wurden gern|ich wunsche |wir wunschen |ich suche |wir suchen |' +
      'konnen sie |konnten sie |konnt ihr |konntet ihr |kannst du |konntest du |wurden sie |wurdest du |haben sie |' +
      'teilen sie |schicken sie |senden sie |sagen sie |nennen sie |mich interessiert |uns interessiert |' +
      'ich interessiere mich |wir interessieren uns |ich wollte fragen|wir wollten fragen|ich bitte |wir bitten |' +
      'ich frage mich |anfrage |erbitte |wie viel |wie lange |wie hoch |was kostet |was kosten |wann |gibt es |ist es moglich ',
  ),
  fr: list(
    "merci de |merci d'|merci de bien vouloir |veuillez |pouvez-vous |pourriez-vous |pouvez vous |pourriez vous |peux-tu |pourrais-tu |" +
      "j'ai besoin |nous avons besoin |j'aurais besoin |nous aurions besoin |j'aimerais |nous aimerions |je voudrais |nous voudrions |s'il vous plait |" +
      'je souhaite |nous souhaitons |je souhaiterais |nous souhaiterions |je cherche |nous cherchons |je recherche |' +
      'nous recherchons |je desire |nous desirons |je vous prie de |je vous remercie de bien vouloir |auriez-vous |avez-vous |' +
      'serait-il possible |est-il possible |est-ce que |combien |quel est |quelle est |quels sont |quand ',
  ),
  es: list(
    'por favor|necesito |necesitamos |podria |podrian |podrias |puede |pueden |puedes |quisiera |quisieramos |' +
      'me gustaria |nos gustaria |desearia |deseariamos |deseo |envieme |envienos |solicito |solicitamos |' +
      'le agradeceria |les agradeceria |agradeceria |agradeceriamos |me interesa |nos interesa |estoy interesad|estamos interesad|' +
      'busco |buscamos |espero su |esperamos su |quedo a la espera |quedamos a la espera |querria |quiero saber |queremos saber |seria posible |es posible |cuanto |cual es |cuando |tienen ',
  ),
  nl: list(
    'graag |kunt u |kunnen jullie |kun je |kan je |zou u |zou je |zouden jullie |zoudt u |ik wil graag |wij willen graag |' +
      'we willen graag |ik wil weten |wij willen weten |ik zoek |wij zoeken |we zoeken |stuur |ik zou graag |wij zouden graag |' +
      'we zouden graag |ik ontvang graag |wij ontvangen graag |we ontvangen graag |ik heb nodig |wij hebben nodig |' +
      'gelieve |alstublieft |ik ben op zoek |wij zijn op zoek |we zijn op zoek |ik vraag me af |is het mogelijk |' +
      'hoeveel |wat kost |wat kosten |wat is de |wanneer |hebben jullie |heeft u ',
  ),
};

/** Requests in the middle of a sentence ("For the new line we need 30 units"), folded. */
export const REQUEST_MIDDLES: readonly string[] = list(
  ' was wondering if | were wondering if | was wondering whether | were wondering whether | can you | could you |' +
    ' would you | i need | we need | let me know if you can | let me know whether | would like to know | want to know |' +
    ' give us your | give me your | waiting for | wait for your | would help us | would help me | would be helpful |' +
    ' warten noch | warte noch | warten auf | warte auf | ware schon| ware gut| ware nett| ware hilfreich| attendons | attends |' +
    ' serait bien | serait utile | wachten nog op | wacht nog op | wachten op uw | zou fijn zijn|' +
    ' like to get a quote| would like a | would like an | need to know | would appreciate | would be grateful |' +
    " i'd like | i would like | we would like | we'd like | to ask if | to ask whether | to ask about | like to ask | wanted to ask | bitte um | bitten um | bitte senden| bitte schicken|" +
    ' bitte teilen | brauchen wir | brauche ich | benotigen wir | benotige ich | mochte ich | mochten wir | hatte ich gern|' +
    ' hatten wir gern| wurde ich gern| um zu fragen | wollte ich fragen| wurde ich mich freuen| wurden wir uns freuen|' +
    ' interessiert mich | interessiert uns |' +
    " merci de | merci d'| pourriez-vous | pouvez-vous | nous aurions besoin | j'aurais besoin | pour demander|" +
    " pour savoir si | j'aimerais savoir |" +
    ' je voudrais savoir | nous souhaitons | nous souhaiterions | por favor | quisiera saber | quisieramos saber |' +
    ' necesitamos | necesito | para preguntar | me gustaria saber | le ruego | les ruego | om te vragen | hebben wij |' +
    ' hebben we | kunt u | zou u |' +
    ' ontvang ik graag | ontvangen wij graag | graag ontvang | graag ontvangen | hoor ik graag | horen wij graag | horen we graag ',
);

/** "Please" and its like anywhere, but for those that only point to something ("please find attached"). */
export const PLEAS =
  /\bplease\b(?! (?:find|note|see|be (?:advised|informed|aware)|do not|don't|feel|excuse|forgive|consider|ignore|disregard|accept|rest assured|contact (?:me|us) if))|\bbitte\b(?! (?:beachten|entschuldigen|finden|zogern|antworten sie nicht))|\bs'il vous plait\b|\bsvp\b|\bpor favor\b|\balstublieft\b|\baub\b/;

/** Sentences that ask nothing, whole and folded: greetings in the form of a question, and requests without an object. */
export const EMPTY_REQUESTS: readonly RegExp[] = [
  /^(?:and |so )?how (?:are|is|have) (?:you|things|everything|everyone|life|it going|you been)(?: (?:doing|going|all|today|keeping|these days|been|over there|and the family))*$/,
  /^(?:i )?hope (?:you|this|all|everything)\b(?! (?:can|could|will be able)\b)/,
  /^how's it going$|^how do you do$|^what's up$|^all well$|^everything (?:ok|okay|well|good)$|^(?:any|more) questions$|^questions$/,
  /^wie geht(?:'s| es)?(?: es)?(?: (?:ihnen|dir|euch|so|heute|denn))*$|^alles (?:gut|klar)(?: bei (?:ihnen|dir|euch))?$/,
  /^(?:comment )?(?:allez-vous|vas-tu|ca va)(?: bien)?$|^comment allez vous$|^vous allez bien$/,
  /^(?:como|que) (?:esta|estas|estan|tal|te va|le va)(?: (?:usted|ustedes|todo))?$|^todo bien$/,
  /^hoe (?:gaat het|is het|gaat 't)(?: (?:met (?:u|je|jou|jullie)|ermee))?$|^alles goed(?: daar)?$/,
  /^(?:thanks |thank you |ok )?(?:please )?(?:let (?:me|us) know|advise|help|respond|reply|confirm)(?: (?:please|asap|soon|thanks|thank you))*$/,
  /^(?:right|ok|okay|really|yes|no|isn't it|remember me|guess what|you know|oder|nicht wahr|gell|n'est-ce pas|verdad|toch)$/,
  /^(?:bitte um (?:ruckmeldung|antwort)|bitte melden|por favor|s'il vous plait|graag|alstublieft|bitte)$/,
];

/** What somebody has to do themselves ("we need to be careful") is no request, unless they need to be told or given. */
export const OWN_NEED =
  /\b(?:i|we) need to (?!know|have|get|receive|order|buy|find out|see)|\b(?:ich muss|wir mussen)\b/;

/** Courtesies and notices that look like requests, by their opening, folded. */
export const COURTESIES: readonly string[] = list(
  'if you have any|if you should have any|should you have any|if there are any questions|falls sie fragen|sollten sie fragen|' +
    'bei fragen|bei ruckfragen|fur ruckfragen|si vous avez des questions|si tiene alguna|si tienen alguna|mocht u vragen|als u vragen|' +
    'please note|please be advised|please be informed|please find|please see|please do not hesitate|' +
    "please don't hesitate|please feel free|please excuse|please forgive|please ignore|please disregard|please consider the environment|" +
    'please accept|please do not reply|please rest assured|please contact me if|please contact us if|please keep me posted|' +
    'let me know if you have any|let me know if you need|let me know if there is anything|let us know if you have any|' +
    'let us know if you need|please let me know if you have any|please let me know if you need|please let us know if you have any|' +
    'i would like to thank|we would like to thank|i want to thank|i would like to inform|we would like to inform|' +
    "we would like to remind|i would like to introduce|we would like to introduce|i'd like to thank|i'd like to introduce|" +
    "we'd like to thank|can i help you|may i introduce|do you know what|did you know|" +
    'wie besprochen|bitte beachten|bitte entschuldigen|bitte zogern sie nicht|bitte finden sie|ich mochte mich bedanken|' +
    'ich mochte mich fur|wir mochten uns bedanken|wir mochten uns fur|wir mochten sie informieren|wir mochten sie daruber|' +
    'ich mochte ihnen danken|wunschen sie|ich wunsche ihnen|wir wunschen ihnen|bitte antworten sie nicht|' +
    "veuillez trouver|veuillez agreer|veuillez recevoir|veuillez noter|n'hesitez pas|merci de votre|merci de ne pas|merci d'avance|" +
    "merci d'avoir|je vous souhaite|nous vous souhaitons|je souhaite vous remercier|nous souhaitons vous informer|" +
    'je vous prie d|por favor no responda|por favor, no responda|no dude en|quisiera agradecer|por favor encuentre|' +
    'graag gedaan|graag tot|ik wens u|wij wensen u|we wensen u',
);

/** What leads up to a list of questions ("I would like to know:", "Fragen:"), in a folded line that ends in a colon. */
export const LEADS_TO_QUESTIONS =
  /\b(?:questions?|know|tell|answer|answers|information|info|details|clarify|queries|fragen|wissen|sagen|mitteilen|informationen|angaben|savoir|dire|indiquer|renseignements|preguntas?|saber|decir|indicar|informacion|dudas|vragen|weten|vertellen|aangeven|informatie)\b/;

function list(text: string): readonly string[] {
  return text.split('|');
}
