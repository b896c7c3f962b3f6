// What an investor lays out, is repaid, and earns.
#include <algorithm>

#include "base/numerals.h"
#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

std::string payment_name(const ResolvedCase& c, const FinancingResult& plan, std::size_t i) {
    return "financing." + plan.id + ".payments." + year_name(c, static_cast<int>(i) + 1);
}

void add_payment(FigureTable& table, const FinancingResult& figures, const Financing& plan, std::size_t i) {
    const auto& c = table.resolved();
    table.add(payment_name(c, figures, i), [&table, &c, &figures, &plan, i] {
        const int year = static_cast<int>(i) + 1;
        auto due = explain_quantity(table.of, plan.repays, {plan.alternative, year, year, -1},
                                    {"Due by the outcomes", "Skyldigt efter effekterne"});
        Text how{"what the outcomes of the year give", "det, årets effekter giver"};
        if (plan.return_cap) {
            const auto cap = [&](Language language) {
                return significant(*plan.return_cap * 100, 4, language);
            };
            how = joined(
                how,
                {"no more once the investor has had " + cap(Language::english) + " % a year on the outlay",
                 "ikke mere, når investor har fået " + cap(Language::danish) + " % om året af udlægget"});
        }
        return step_of(titled(titled({"Repaid", "Tilbagebetalt"}, year_words(c, year)), figures.title),
                       figures.payments[i], c.currency, Rule::described, how, {std::move(due)});
    });
}

}  // namespace

void explain_financing(FigureTable& table) {
    const auto& c = table.resolved();
    for (const auto& figures : table.assessment.financing) {
        const auto& plan = *std::ranges::find(c.financing, figures.id, &Financing::id);
        const auto own = "financing." + figures.id + ".";
        table.add(own + "outlay", [&table, &figures, &plan] {
            auto step = explain_quantity(table.of, plan.outlay, {plan.alternative, 0, 0, -1},
                                         titled({"Outlay", "Udlæg"}, figures.title));
            step.value = figures.outlay;
            return step;
        });
        for (std::size_t i = 0; i < figures.payments.size(); ++i) add_payment(table, figures, plan, i);
        table.add(own + "net_present_value", [&table, &c, &figures, own] {
            std::vector<Explanation> paid;
            for (std::size_t i = 0; i < figures.payments.size(); ++i) {
                auto payment = table.closed(payment_name(c, figures, i));
                const auto year = static_cast<int>(i) + 1;
                const double factor = table.of.graph.discounting().costs(time_of(c, year));
                const double present = *payment.value * factor;
                paid.push_back(step_of(
                    year_words(c, year), present, c.currency, Rule::product,
                    {"payment × discount factor", "betaling × diskonteringsfaktor"},
                    {std::move(payment), plain({"Discount factor", "Diskonteringsfaktor"}, factor, "1")}));
            }
            return step_of(titled({"Net present value", "Nettonutidsværdi"}, figures.title),
                           figures.net_present_value, c.currency, Rule::difference,
                           {"present value of the payments − outlay", "nutidsværdi af betalingerne − udlæg"},
                           {sum_of({"Payments", "Betalinger"}, c.currency,
                                   {"present values at the case's cost rate",
                                    "nutidsværdier med casens omkostningsrente"},
                                   std::move(paid)),
                            table.opened(own + "outlay")});
        });
        if (!figures.internal_rate) continue;
        table.add(own + "internal_rate", [&table, &c, &figures, own] {
            std::vector<Explanation> steps{table.closed(own + "outlay")};
            for (std::size_t i = 0; i < figures.payments.size(); ++i)
                steps.push_back(table.closed(payment_name(c, figures, i)));
            return step_of(titled({"Internal rate of return", "Intern rente"}, figures.title),
                           *figures.internal_rate, "1", Rule::described,
                           {"the yearly rate at which the payments are worth the outlay",
                            "den årlige rente, hvor betalingerne er udlægget værd"},
                           std::move(steps));
        });
    }
}

}  // namespace vaerdi::value
