#include "exchange/reasons.h"

#include <fmt/format.h>

namespace vaerdi::exchange {
namespace {

using warehouse::Type;

std::string some_codes(const TakenColumn& column) {
    constexpr std::size_t most = 8;
    std::string list;
    std::size_t listed = 0;
    for (const auto& [code, meaning] : column.values) {
        if (listed++ == most) return list + " …";
        list += (listed == 1 ? "" : ", ") + code;
    }
    return list;
}

ReasonWords of_number(Reason reason, const TakenColumn& column) {
    const bool whole = column.column.type == Type::whole;
    const Text number = whole ? Text("a whole number", "et helt tal") : Text("a number", "et tal");
    switch (reason) {
        case Reason::no_number:
            return {{"not " + number.en, "ikke " + number.da},
                    {"mend the value, or name it under `missing` if it means 'not known'",
                     "ret værdien, eller nævn den under `missing`, hvis den betyder 'ukendt'"}};
        case Reason::fraction:
            return {{"not a whole number", "ikke et helt tal"},
                    {"mend the value, or write `type: decimal` in the mapping",
                     "ret værdien, eller skriv `type: decimal` i afbildningen"}};
        case Reason::other_sign:
            if (whole)
                return {
                    {"a whole number with a sign between its digits", "et helt tal med tegn mellem cifrene"},
                    {"write thousands without a sign: 12500", "skriv tusinder uden tegn: 12500"}};
            if (column.decimal == ',')
                return {{"another sign than the column's decimal comma",
                         "et andet tegn end kolonnens decimalkomma"},
                        {"write thousands without a sign; or write `decimal: point` in the mapping",
                         "skriv tusinder uden tegn; eller skriv `decimal: point` i afbildningen"}};
            return {{"another sign than the column's decimal point",
                     "et andet tegn end kolonnens decimalpunktum"},
                    {"write thousands without a sign; or write `decimal: comma` in the mapping",
                     "skriv tusinder uden tegn; eller skriv `decimal: comma` i afbildningen"}};
        default:
            return {
                {"the number has more digits than can be kept", "tallet har flere cifre, end der kan gemmes"},
                {fmt::format("at most {} digits before the decimal sign", 18 - column.column.decimals),
                 fmt::format("højst {} cifre før decimaltegnet", 18 - column.column.decimals)}};
    }
}

ReasonWords of_value(Reason reason, const TakenColumn& column) {
    const auto dates = column.dates ? column.dates->written() : std::string("yyyy-mm-dd");
    switch (reason) {
        case Reason::missing:
            return {{"a value is missing", "en værdi mangler"},
                    {"fill it in; or, where rows without it may be used, remove `required`",
                     "udfyld den; eller fjern `required`, hvis rækker uden den kan bruges"}};
        case Reason::no_date:
            return {{fmt::format("not a date as {}", dates), fmt::format("ikke en dato som {}", dates)},
                    {"write the dates of a column alike, and say how with `dates` in the mapping",
                     "skriv en kolonnes datoer ens, og sig hvordan med `dates` i afbildningen"}};
        case Reason::no_such_day:
            return {{"there is no such day", "den dag findes ikke"}, {"mend the date", "ret datoen"}};
        case Reason::no_truth:
            return {{"neither yes nor no", "hverken ja eller nej"},
                    {"say under `values` what the code means: {J: yes, N: no}",
                     "sig under `values`, hvad koden betyder: {J: yes, N: no}"}};
        case Reason::no_cpr:
            return {{"not a civil registration number", "ikke et CPR-nummer"},
                    {"ten digits that begin with day and month of birth",
                     "ti cifre, der begynder med fødselsdag og -måned"}};
        case Reason::lost_zero:
            return {{"a civil registration number that has lost its first nought",
                     "et CPR-nummer, der har mistet sit første nul"},
                    {"export the column as text; spreadsheets take noughts away",
                     "eksportér kolonnen som tekst; regneark fjerner nuller"}};
        case Reason::out_of_range:
            return {
                {fmt::format("outside {} to {}", column.range->written_lowest, column.range->written_highest),
                 fmt::format("uden for {} til {}", column.range->written_lowest,
                             column.range->written_highest)},
                {"mend the value; name it under `missing` if it means 'not known'; or change `range`",
                 "ret værdien; nævn den under `missing`, hvis den betyder 'ukendt'; eller ret `range`"}};
        case Reason::unknown_code:
            return {{fmt::format("none of the codes {}", some_codes(column)),
                     fmt::format("ingen af koderne {}", some_codes(column))},
                    {"mend the value, or add the code to `values`",
                     "ret værdien, eller tilføj koden til `values`"}};
        case Reason::nested:
            return {
                {"a list or an object in place of a value", "en liste eller et objekt i stedet for en værdi"},
                {"write each value in a key of its own", "skriv hver værdi i sin egen nøgle"}};
        default:
            return of_number(reason, column);
    }
}

}  // namespace

Reason reason_of(RowFlaw flaw) {
    switch (flaw) {
        case RowFlaw::too_few_fields:
            return Reason::too_few_fields;
        case RowFlaw::too_many_fields:
            return Reason::too_many_fields;
        case RowFlaw::broken_quotes:
            return Reason::broken_quotes;
        case RowFlaw::not_utf8:
            return Reason::not_utf8;
        case RowFlaw::nul_byte:
            return Reason::nul_byte;
        case RowFlaw::not_json:
            return Reason::not_json;
        case RowFlaw::no_object:
            return Reason::no_object;
        case RowFlaw::none:
        case RowFlaw::too_long:
            break;
    }
    return Reason::too_long;
}

ReasonWords words_of(Reason reason, const TakenColumn* column) {
    switch (reason) {
        case Reason::too_few_fields:
            return {{"fewer fields than the heading has", "færre felter end overskriften"},
                    {"a line end inside a text? put the text in quotation marks",
                     "et linjeskift inde i en tekst? sæt teksten i anførselstegn"}};
        case Reason::too_many_fields:
            return {{"more fields than the heading has", "flere felter end overskriften"},
                    {"a separator inside a text? put the text in quotation marks",
                     "et skilletegn inde i en tekst? sæt teksten i anførselstegn"}};
        case Reason::broken_quotes:
            return {{"quotation marks that are not in pairs", "anførselstegn, der ikke står i par"},
                    {"write a quotation mark inside a field twice",
                     "skriv et anførselstegn inde i et felt to gange"}};
        case Reason::too_long:
            return {{"the row is longer than 1 MB", "rækken er længere end 1 MB"},
                    {"a quotation mark that is never closed? pictures in the data?",
                     "et anførselstegn, der aldrig lukkes? billeder i data?"}};
        case Reason::not_utf8:
            return {{"letters that are not UTF-8", "bogstaver, der ikke er UTF-8"},
                    {"save the file in one encoding, and say which with `encoding`",
                     "gem filen i ét tegnsæt, og sig hvilket med `encoding`"}};
        case Reason::nul_byte:
            return {{"a byte that is no letter (NUL)", "en byte, der ikke er et tegn (NUL)"},
                    {"export again; a file where every other byte is so needs `encoding: utf-16`",
                     "eksportér igen; en fil, hvor hver anden byte er sådan, skal have `encoding: utf-16`"}};
        case Reason::not_json:
            return {{"not JSON", "ikke JSON"},
                    {"one object a line, each key once", "ét objekt pr. linje, hver nøgle én gang"}};
        case Reason::no_object:
            return {{"not an object of JSON", "ikke et JSON-objekt"},
                    {"write each row as {\"key\": value, …}", "skriv hver række som {\"nøgle\": værdi, …}"}};
        case Reason::same_id:
            return {
                {"the id stands in more than one row; none of them is taken",
                 "id'et står i mere end én række; ingen af dem tages"},
                {"remove the rows that are there twice, or choose an `id` that each row has for itself",
                 "fjern de rækker, der står dobbelt, eller vælg en `id`, som hver række har for sig selv"}};
        default:
            return of_value(reason, *column);
    }
}

}  // namespace vaerdi::exchange
