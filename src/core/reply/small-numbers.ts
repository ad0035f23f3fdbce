/** Small numbers as words, folded (fold-text.ts): English, German, French, Spanish, Dutch. */
export const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  zwei: 2,
  deux: 2,
  dos: 2,
  twee: 2,
  three: 3,
  drei: 3,
  trois: 3,
  tres: 3,
  drie: 3,
};
