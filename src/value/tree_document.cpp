#include "value/tree_document.h"

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<TreeCostDocument>& TreeCostDocument::fields() {
    static const auto list =
        Fields<TreeCostDocument>("tree cost")
            .optional("name", &TreeCostDocument::name,
                      {"What is paid for; equal names become one line (default: the branch's title)",
                       "Hvad der betales for; ens navne bliver én linje (standard: grenens titel)"},
                      {{"Name", "Navn"}, Size::large})
            .optional("category", &TreeCostDocument::category,
                      {"Category of the catalogue; groups the tables",
                       "Kategori i kataloget; grupperer tabellerne"},
                      {{"Category", "Kategori"}, Size::large})
            .optional("payer", &TreeCostDocument::payer,
                      {"Who pays (default: region)", "Hvem betaler (standard: region)"},
                      {{"Payer", "Betaler"}, Size::large})
            .required("amount", &TreeCostDocument::amount,
                      {"Paid by those who come here, e.g. 9_900 DKK",
                       "Betales for dem, der når hertil, fx 9_900 DKK"},
                      {{"Amount", "Beløb"}, Size::large})
            .placed(&TreeCostDocument::at);
    return list;
}

const Fields<BranchDocument>& BranchDocument::fields() {
    static const auto list =
        Fields<BranchDocument>("branch")
            .optional("title", &BranchDocument::title, {"What happens", "Hvad der sker"},
                      {{"Branch", "Gren"}, Size::large})
            .optional(
                "probability", &BranchDocument::probability,
                {"Of those at the node before, e.g. 5 % or a formula; `rest`: all that its sisters leave",
                 "Af dem ved punktet før, fx 5 % eller en formel; `rest`: alt, hvad søstergrenene levner"},
                {{"Probability", "Sandsynlighed"}, Size::large})
            .optional("after", &BranchDocument::after,
                      {"How long after the node before, e.g. 90 days or 1 year (default: at once)",
                       "Hvor længe efter punktet før, fx 90 days eller 1 year (standard: straks)"},
                      {{"After", "Efter"}, Size::large, "years"})
            .optional("costs", &BranchDocument::costs, {"What is paid here", "Hvad der betales her"},
                      {{"Costs", "Udgifter"}, Size::large})
            .optional("qalys", &BranchDocument::qalys,
                      {"QALYs gained here (lost, below nil)", "QALY, der vindes her (tabes, under nul)"},
                      {{"QALYs", "QALY"}, Size::large})
            .optional(
                "life_years", &BranchDocument::life_years,
                {"Life years gained here (lost, below nil)", "Leveår, der vindes her (tabes, under nul)"},
                {{"Life years", "Leveår"}, Size::large})
            .optional("counts", &BranchDocument::counts,
                      {"Outcomes that are counted here: names, or names with titles",
                       "Udfald, der tælles her: navne, eller navne med titler"},
                      {{"Counts", "Tæller"}, Size::large})
            .optional("into", &BranchDocument::into,
                      {"State of the cohort in which those who end here begin",
                       "Tilstand i kohorten, hvor de, der ender her, begynder"},
                      {{"Into", "Til"}, Size::large})
            .optional("branches", &BranchDocument::branches,
                      {"What may happen next; the probabilities sum to one",
                       "Hvad der derefter kan ske; sandsynlighederne summer til én"},
                      {{"Branches", "Grene"}, Size::large})
            .placed(&BranchDocument::at);
    return list;
}

}  // namespace vaerdi::value
