// The words around draws that another program made.
import { words } from "../text/language";

export const givenDrawsText = words({
  put: { da: "Læg en CSV-fil her", en: "Put a CSV file here" },
  putHelp: {
    da: "En overskrift med kolonnernes navne og en række for hvert udfald. Filen gemmes ved siden af værdicasen; leverandører ser den ikke, kun tallene af den.",
    en: "A heading with the names of the columns, and a row for each draw. The file is kept beside the value case; suppliers do not see it, only what comes of it.",
  },
  replaced: (file: string) => ({ da: `${file} er erstattet. Den tidligere udgave er gemt.`, en: `${file} is replaced. The earlier version is kept.` }),
  added: (file: string) => ({ da: `${file} er lagt ved siden af værdicasen.`, en: `${file} lies beside the value case.` }),
  notUtf8: { da: "Filen er ikke UTF-8. Gem den som CSV i UTF-8.", en: "The file is not UTF-8. Save it as CSV in UTF-8." },
  tooLarge: { da: "Filen fylder over 4 MB. Behold de kolonner, der bruges, eller færre udfald.", en: "The file is larger than 4 MB. Keep the columns that are used, or fewer draws." },
  holds: (rows: string, columns: string) => ({ da: `${rows} udfald af ${columns}`, en: `${rows} draws of ${columns}` }),
  mistakes: { da: "Filen kan ikke bruges, som den er:", en: "The file cannot be used as it is:" },
  place: (line: number, column: number) => ({ da: `række ${line}, kolonne ${column}`, en: `row ${line}, column ${column}` }),
  givenDraws: { da: "Udfald fra en fil", en: "Draws from a file" },
  column: { da: "Kolonne", en: "Column" },
  otherBase: { da: "Værdi i grundberegningen (ellers kolonnens gennemsnit)", en: "Value of the base case (else the mean of the column)" },
});
