// Small value cases of random shape, valid by construction, for laws that hold whatever the case.
//
// A case is kept in parts, so that a law can split a line, add a parameter or change an order. Money stands
// as <1234> in the parts: text() writes it, multiplied by a factor if the law says so.
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace vaerdi::value::testing {

struct RandomLine {
    std::string name;
    std::string side;     ///< payer: … or gains: …
    std::string measure;  ///< amount or quantity
    std::string formula;  ///< of the measure
    std::string price;    ///< of one of the quantity; empty for an amount
    std::string per;      ///< patient, patient/year, year, or empty for once
    std::string when;
    std::string more;  ///< other keys

    std::string text() const {
        std::string all = "  - {name: " + name + ", " + side + ", " + measure + ": \"" + formula + "\"";
        if (!price.empty()) all += ", price: \"" + price + "\"";
        if (!when.empty()) all += ", when: " + when;
        return all + more + "}\n";
    }
};

struct RandomCase {
    int years = 1;
    int follow_up = 1;
    std::string keys;                       ///< horizon, discounting, perspective, population …
    std::vector<std::string> alternatives;  ///< the first is the comparator, wherever it is written
    std::vector<std::string> parameters;    ///< `name: {…}`
    std::vector<RandomLine> lines;
    std::string transfers;

    std::string text(int money_factor = 1) const {
        std::string all = "case: 1\ntitle: Random\nprice_year: 2024\nstart: 2025\ncomparator: a\n" + keys;
        all += "alternatives:\n";
        for (const auto& id : alternatives) all += "  " + id + ": Alternative " + id + "\n";
        all += "parameters:\n";
        for (const auto& parameter : parameters) all += "  " + parameter + "\n";
        all += "lines:\n";
        for (const auto& line : lines) all += line.text();
        return with_money(all + transfers, money_factor);
    }

  private:
    static std::string with_money(const std::string& marked, int factor) {
        std::string all;
        std::size_t from = 0;
        for (auto open = marked.find('<'); open != std::string::npos; open = marked.find('<', from)) {
            const auto close = marked.find('>', open);
            all += marked.substr(from, open - from);
            all += std::to_string(std::stoll(marked.substr(open + 1, close - open - 1)) * factor);
            from = close + 1;
        }
        return all + marked.substr(from);
    }
};

inline std::ostream& operator<<(std::ostream& out, const RandomCase& c) { return out << c.text(); }

/// Whether alternatives may differ, or are the same under several names.
enum class Alternatives { differ, equal };

/// Makes the parts of one random case.
class RandomCaseMaker {
  public:
    explicit RandomCaseMaker(Alternatives kind) : may_differ_(kind == Alternatives::differ) {}

    RandomCase make() {
        case_.years = one_of(1, 8);
        case_.alternatives = {"a", "b", "c", "d"};
        case_.alternatives.resize(static_cast<std::size_t>(one_of(2, 4)));
        add_keys();
        add_parameters();
        const int lines = one_of(1, 6);
        for (int i = 0; i < lines; ++i) add_line("Line " + std::to_string(i + 1));
        add_transfer();
        return std::move(case_);
    }

  private:
    static int one_of(int low, int high) { return *rc::gen::inRange(low, high + 1); }
    static bool chance(int in) { return one_of(1, in) == 1; }
    static std::string choice(const std::vector<std::string>& all) { return *rc::gen::elementOf(all); }

    void add_keys() {
        case_.keys = "horizon: " + std::to_string(case_.years) + " years\n";
        case_.keys += choice({"", "discounting: none\n", "discounting: {costs: 3.5 %, effects: 1.5 %}\n"});
        case_.keys += choice({"", "timing: start\n", "timing: middle\n"});
        case_.keys += choice({"", "", "perspective: region\n", "perspective: [region, municipality]\n",
                              "perspective: society\n"});
        case_.follow_up = one_of(1, case_.years);
        const auto people = chance(2) ? std::string("intake") : std::to_string(one_of(1, 500)) + " per year";
        if (chance(3)) {
            case_.follow_up = case_.years;
        } else {
            case_.keys += "population: {patients: " + people +
                          ", for: " + std::to_string(one_of(1, case_.years)) +
                          " years, follow_up: " + std::to_string(case_.follow_up) + " years}\n";
            has_uptake_ = chance(2);
            if (has_uptake_) case_.keys += "uptake: {b: \"ramp(20 %, 80 %, 4 years)\"}\n";
        }
    }

    /// An uncertain number of some family about `middle`: money, or thousandths of a plain number.
    static std::string number(int middle, bool money) {
        const auto n = [&](double x) {
            const auto whole = std::max(1LL, static_cast<long long>(x));
            return money ? "<" + std::to_string(whole) + ">"
                         : std::to_string(static_cast<double>(whole) / 1000);
        };
        const double m = middle;
        const auto mean_sd = "{mean: " + n(m) + ", sd: " + n(m / 4) + "}";
        const auto three = "[" + n(m / 2) + ", " + n(m) + ", " + n(2 * m) + "]";
        std::vector<std::string> forms{"value: " + n(m),
                                       "value: " + n(m) + ", range: [" + n(m * 0.7) + ", " + n(m * 1.4) + "]",
                                       "mean: " + n(m) + ", sd: " + n(m / 5),
                                       "value: " + n(m) + ", patient_sd: " + n(m) + ", n: 60",
                                       "normal: " + mean_sd,
                                       "lognormal: " + mean_sd,
                                       "gamma: " + mean_sd,
                                       "uniform: [" + n(m / 2) + ", " + n(m * 2) + "]",
                                       "triangular: " + three,
                                       "pert: " + three,
                                       "weibull: {shape: 1.7, scale: " + n(m) + "}",
                                       "exponential: {mean: " + n(m) + "}"};
        if (!money) {
            forms.insert(forms.end(),
                         {"events: " + std::to_string(middle % 40) + ", of: 40", "beta: [3, 17]",
                          "value: 0.8, range: [0.6, 1.1], kind: ratio", "gompertz: {shape: 0.1, rate: 0.3}"});
        }
        return choice(forms);
    }

    /// A parameter: one number, or one for each alternative or some years.
    std::string parameter(const std::string& unit, bool money) const {
        // Plain numbers of one and more: those below are taken for shares, whose spread is bounded.
        const auto middle = [&] { return one_of(money ? 100 : 2'000, 9'000); };
        const auto one = [&] { return "{" + number(middle(), money) + "}"; };
        const int shape = one_of(1, 4);
        // Taken up step by step, equal numbers written twice are equal but for rounding.
        if (shape == 1 && (may_differ_ || !has_uptake_)) {
            std::string by;
            const auto shared = one();
            for (const auto& id : case_.alternatives)
                by += (by.empty() ? "" : ", ") + id + ": " + (may_differ_ ? one() : shared);
            return "{" + unit + "by: {" + by + "}" + (may_differ_ && chance(2) ? "" : ", same_draw: yes") +
                   "}";
        }
        if (shape == 2) return "{" + unit + "years: {2025: " + one() + ", 2028: " + one() + "}}";
        if (shape == 3 && !money && may_differ_)
            return "{in: [b], value: 0.7, range: [0.5, 0.9], otherwise: 1}";
        return "{" + unit + number(middle(), money) + "}";
    }

    void add_parameters() {
        case_.parameters = {"intake: {unit: patients/year, value: 90, range: [70, 110]}",
                            "price: " + parameter("unit: DKK/patient, ", true),
                            "service: " + parameter("unit: DKK/year, ", true),
                            "day: " + parameter("unit: DKK/day, ", true),
                            "stay: " + parameter("", false),
                            "effect: " + parameter("", false),
                            "row: {dirichlet: {up: 3, level: 9, down: 7}}",
                            "m: {mvnormal: {mean: {b0: 1, b1: 2}, covariance: [[0.1, 0.01], [0.01, 0.2]]}}",
                            "joined: \"exp(-m.b0) * m.b1 + row.up * stay\""};
    }

    std::string side(const std::string& key) const {
        const int first = one_of(1, 99);
        const auto split = [&](const char* one, const char* other) {
            return key + ": {" + one + ": " + std::to_string(first) + " %, " + other + ": " +
                   std::to_string(100 - first) + " %}";
        };
        switch (one_of(1, 4)) {
            case 1:
                return key + ": region";
            case 2:
                return key + ": municipality";
            case 3:
                return split("region", "patient");
            default:
                return split("municipality", "region");
        }
    }

    void add_line(const std::string& name) {
        RandomLine line;
        line.name = name;
        line.side = side(chance(3) ? "gains" : "payer");
        const auto plain = "<" + std::to_string(one_of(1, 100'000)) + "> DKK";
        const auto factor =
            choice({"", " * stay", " * effect", " * joined", " * row.down", " * (1 + effect)"});
        line.per = choice({"", "year", "patient", "patient/year"});
        const auto unit = line.per.empty() ? "" : "/" + line.per;
        line.measure = "amount";
        line.formula = plain + unit + factor;
        if (line.per == "patient" && chance(2)) line.formula = "price" + factor;
        if (line.per == "year" && chance(2)) line.formula = "service" + factor;
        if (line.per.starts_with("patient") && chance(2)) {
            line.measure = "quantity";
            line.formula = std::to_string(one_of(1, 20)) + " days" + unit + factor;
            line.price = choice({"day", plain + "/day"});
        } else if (line.per.starts_with("patient") && chance(4)) {
            line.side = "gains: patient";
            line.measure = "quantity";
            line.formula = "0.1 QALY" + unit + factor;
        }
        add_more(line);
        case_.lines.push_back(line);
    }

    void add_more(RandomLine& line) {
        if (line.per.empty() && chance(2)) line.more += ", life: 3 years, residual: linear";
        if (line.side.starts_with("gains") && line.price.empty() && line.measure == "amount" && chance(2))
            line.more += ", deadweight: 20 %, attribution: 10 %";
        if (may_differ_ && chance(3)) line.more += ", only: [" + choice(case_.alternatives) + "]";
    }

    void add_transfer() {
        for (const auto& line : case_.lines) {
            if (!line.side.starts_with("payer") || line.per != "patient" || chance(2)) continue;
            case_.transfers = "transfers:\n  - {from: municipality, to: region, share: 50 %, cap: <" +
                              std::to_string(one_of(100, 5'000)) + "> DKK/patient, first_year: 2025, " +
                              "last_year: 2027, on: [" + line.name + "]}\n";
            return;
        }
    }

    bool may_differ_;
    bool has_uptake_ = false;
    RandomCase case_;
};

inline rc::Gen<RandomCase> random_case(Alternatives kind = Alternatives::differ) {
    return rc::gen::exec([kind] { return RandomCaseMaker(kind).make(); });
}

}  // namespace vaerdi::value::testing
