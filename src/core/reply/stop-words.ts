/** Words that carry no matter of their own in a business mail, folded: English, German, French, Spanish, Dutch. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about after all also am an and any are as at be been before but by can could did do does for from had has have ' +
    'he her here his how i if in into is it its just know let like look looking may me more much many my need no not of ' +
    'on one or our out please quote quick question send she so some tell than thank thanks that the their them then there ' +
    'these they this those to too up us use very want was we were what when where which who why will with would yes you ' +
    'your hi hello dear regards get got give make ll re ve don doesn isn provide offer confirm possible available able ' +
    'der die das den dem des ein eine einen einem einer und oder aber ist sind war wie was wann wo wer warum welche ' +
    'welcher welches ich wir sie ihr uns mir mich ihnen bitte konnen konnten haben hatte brauchen fur mit von zu zum zur ' +
    'im in auf an bei nach auch noch nicht ja nein es wird werden danke hallo senden schicken ' +
    'le la les un une des du de et ou est sont que qui quoi quel quelle quels quand comment combien pourquoi nous vous je ' +
    'il elle pour avec dans sur par pas plus merci bonjour avoir pouvez envoyer ' +
    'el los las una unos y o es son que cual cuando como cuanto donde por para con en su sus nosotros usted gracias hola ' +
    'puede enviar necesito ' +
    'het een en of is zijn was wat wanneer waar hoe hoeveel welke wie wij jullie u ik voor met van naar bij ook niet kunt ' +
    'sturen graag bedankt hallo'
  ).split(' '),
);
