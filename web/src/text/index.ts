export { inLanguage, language, speak, useText, words, type Language, type Text } from "./language";
export { alphabetical, date, moment, money, number, percent, percentInText, rounded } from "./figures";
