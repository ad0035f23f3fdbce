/** Words after a name or "I" that announce an act to come, folded: "Priya will …", "Priya calls you". */
export const PROMISE_AUXILIARIES = new Set(
  "will 'll shall wird werde werden va vais va a voy zal zullen is am".split(' '),
);

/** The acts that count as a promise to the buyer, folded. */
export const PROMISE_ACTS = new Set(
  (
    'call ring phone mail email e-mail send get come reply respond answer write check confirm follow update find look ' +
    'ask forward provide share deliver give visit touch back calling sending coming getting looking checking asking ' +
    'anrufen rufe senden sende schicken schicke melden melde schreiben schreibe antworten antworte prufen prufe ' +
    'appeler appelle rappeler rappelle envoyer envoie repondre reponds ' +
    'llamar llamo enviar envio responder respondo bellen bel sturen stuur antwoorden mailen'
  ).split(' '),
);

/** The same in the present tense after a name: "Priya calls you". */
export const PROMISE_PRESENTS = new Set(
  (
    'calls rings phones mails emails e-mails sends gets comes replies responds answers writes checks confirms follows ' +
    'looks asks forwards shares visits ' +
    'ruft sendet schickt meldet schreibt antwortet pruft appelle appellera rappelle rappellera envoie enverra repond ' +
    'llama llamara envia enviara responde belt stuurt antwoordt'
  ).split(' '),
);
