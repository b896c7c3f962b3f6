// Who pays whom for what: transfers and financing of a case.
#include "value/case_document.h"

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<TransferDocument>& TransferDocument::fields() {
    static const auto list =
        Fields<TransferDocument>("transfer")
            .optional("rule", &TransferDocument::rule,
                      {"A transfer rule of the catalogue, e.g. municipal-co-financing",
                       "En overførselsregel i kataloget, fx municipal-co-financing"},
                      {{"Rule", "Regel"}, Size::large})
            .optional("from", &TransferDocument::from, {"Who pays", "Hvem betaler"},
                      {{"From", "Fra"}, Size::large})
            .optional("to", &TransferDocument::to,
                      {"Who receives; it carried the cost before", "Hvem modtager; den bar udgiften før"},
                      {{"To", "Til"}, Size::large})
            .optional("share", &TransferDocument::share, {"Share of the flow", "Andel af beløbet"},
                      {{"Share", "Andel"}, Size::large})
            .optional("cap", &TransferDocument::cap,
                      {"At most, e.g. 31_029 DKK/patient", "Højst, fx 31_029 DKK/patient"},
                      {{"At most", "Højst"}, Size::large})
            .optional(
                "first_year", &TransferDocument::first_year,
                {"First calendar year in which the rule holds", "Første kalenderår, hvor reglen gælder"},
                {{"First year", "Første år"}, Size::large})
            .optional("last_year", &TransferDocument::last_year,
                      {"Last calendar year in which the rule holds", "Sidste kalenderår, hvor reglen gælder"},
                      {{"Last year", "Sidste år"}, Size::large})
            .required(
                "on", &TransferDocument::on,
                {"Categories or line names it applies to", "Kategorier eller linjenavne, den gælder for"},
                {{"Applies to", "Gælder for"}, Size::large})
            .optional("source", &TransferDocument::source,
                      {"Where the rule comes from", "Hvor reglen kommer fra"},
                      {{"Source", "Kilde"}, Size::large})
            .optional("note", &TransferDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::large})
            .placed(&TransferDocument::at);
    return list;
}

const Fields<FinancingDocument>& FinancingDocument::fields() {
    static const auto list =
        Fields<FinancingDocument>("financing")
            .optional("title", &FinancingDocument::title, {"Name of the plan", "Planens navn"},
                      {{"Plan", "Plan"}, Size::large})
            .optional("alternative", &FinancingDocument::alternative,
                      {"The alternative it pays for", "Det alternativ, den betaler"},
                      {{"Alternative", "Alternativ"}, Size::large})
            .required("outlay", &FinancingDocument::outlay,
                      {"What the investor pays at the start, DKK", "Hvad investor betaler ved start, DKK"},
                      {{"Outlay", "Investering"}, Size::large})
            .required("repays", &FinancingDocument::repays,
                      {"What is repaid each year, DKK/year", "Hvad der betales tilbage hvert år, DKK/year"},
                      {{"Repayment", "Tilbagebetaling"}, Size::large})
            .optional(
                "return_cap", &FinancingDocument::return_cap,
                {"Yearly return at which repayment stops", "Årligt afkast, hvor tilbagebetalingen stopper"},
                {{"Highest return", "Højeste afkast"}, Size::large})
            .optional("source", &FinancingDocument::source,
                      {"Where the plan comes from", "Hvor planen kommer fra"},
                      {{"Source", "Kilde"}, Size::large})
            .optional("note", &FinancingDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::large})
            .placed(&FinancingDocument::at);
    return list;
}

}  // namespace vaerdi::value
