/** Words in the letters a–z that any system can keep: small, æ, ø and å as they are typed where they are missing, no accents. */
export function plainLetters(words: string): string {
  return words.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa").normalize("NFD").replace(/\p{M}/gu, "");
}
