/** Words after a name or "I" that announce an act to come, folded: "Priya will …", "Priya calls you". */
export const PROMISE_AUXILIARIES: ReadonlySet<string> = new Set(
  "will 'll shall wird werde werden va vais allons voy vamos zal zullen gaat ga is am are".split(' '),
);

/** The acts that count as a promise to the buyer, folded. */
export const PROMISE_ACTS: ReadonlySet<string> = new Set(
  (
    'call ring phone mail email e-mail send tell explain get come reply respond answer write check confirm follow update find look ' +
    'ask forward provide share deliver give visit touch back ship dispatch arrange schedule revert quote circle prepare let calling sending coming getting looking ' +
    'checking asking replying preparing emailing ' +
    'anrufen rufe rufen sagen sage mitteilen senden sende schicken schicke melden melde schreiben schreibe antworten antworte prufen prufe ' +
    'gebe geben zuruckrufen zusenden zuschicken nachreichen klaren klare zukommen ' +
    'envoyons rappelons repondons revenons transmettons appellerons enverrons rappellerons repondrons reviendrons ' +
    'appeler appelle rappeler rappelle envoyer envoie repondre reponds revenir reviens transmettre transmets ' +
    'llamar llamo enviar envio responder respondo mandar mando confirmar confirmo dar doy contactar contacto ' +
    'bellen bel terugbellen sturen stuur antwoorden antwoord mailen mail laten laat kom'
  ).split(' '),
);

/** The same in the present tense after a name: "Priya calls you". */
export const PROMISE_PRESENTS: ReadonlySet<string> = new Set(
  (
    'calls rings phones mails emails e-mails sends tells explains gets comes replies responds answers writes checks confirms follows ' +
    'looks asks forwards shares visits ' +
    'ruft sagt sendet schickt meldet schreibt antwortet pruft klart appelle appellera rappelle rappellera envoie enverra ' +
    'repond repondra confirmera reviendra llama llamara envia enviara responde respondera confirmara manda mandara ' +
    'belt stuurt antwoordt mailt ' +
    'kommt komt contactera passera viendra pasara contactara vendra'
  ).split(' '),
);

/** Acts that name their doer in the verb itself: the writer's own future tense. */
export const PROMISE_FUTURES: ReadonlySet<string> = new Set(
  (
    'appellerai rappellerai enverrai repondrai reviendrai confirmerai transmettrai donnerai contacterai verifierai ' +
    'llamare enviare respondere mandare confirmare dare hare contactare escribire'
  ).split(' '),
);

/** What the buyer is told to expect: "You will have it by Friday", "Sie erhalten es bis Freitag". */
export const PROMISE_RECEIPTS: ReadonlySet<string> = new Set(
  (
    'have get hear receive expect erhalten bekommen horen haben recevoir recevrez aurez recibir recibira tendra ' +
    'ontvangen ontvangt krijgt hoort krijgen horen'
  ).split(' '),
);

/** Receipts that need no auxiliary before them. */
export const PRESENT_RECEIPTS: ReadonlySet<string> = new Set(
  'erhalten bekommen recevrez aurez recibira tendra ontvangt krijgt hoort horen'.split(' '),
);

/** Spanish leaves its pronoun out: with one of "te", "le", "les" before them these are the writer's. */
export const BARE_PRESENTS: ReadonlySet<string> = new Set(
  'envio mando confirmo llamo respondo hago doy paso'.split(' '),
);
