/** Known to everybody who reads this file: the demo exists only while Heed listens on the loopback address. */
export const demoSignIn = { email: 'demo@larkfield.example', password: 'larkfield-demo' } as const;
