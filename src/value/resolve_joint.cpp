// Values drawn together: rows of shares, regression coefficients.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "value/resolving.h"

namespace vaerdi::value {

namespace {

using Numbers = std::vector<double>;

Text needs_covariance(std::size_t n) {
    return {fmt::format("the covariance needs {0} rows of {0} numbers", n),
            fmt::format("kovariansen skal have {0} rækker med {0} tal", n)};
}

/// The means or counts by component, in order; absent when something is wrong with them.
std::optional<Numbers> component_numbers(Resolving& r, const document::FamilyParameters& listed,
                                         const NumberReader& plain) {
    if (!listed.listed.empty()) {
        r.error(listed.at, {"the components have no names", "komponenterne har ingen navne"},
                {"write {better: 30, same: 60, worse: 10}", "skriv {better: 30, same: 60, worse: 10}"});
        return {};
    }
    if (listed.named.entries.size() < 2) {
        r.error(listed.at, {"at least two components are needed", "der skal være mindst to komponenter"},
                {"write {better: 30, same: 60, worse: 10}", "skriv {better: 30, same: 60, worse: 10}"});
        return {};
    }
    Numbers numbers;
    bool sound = true;
    for (const auto& entry : listed.named) {
        if (slug(entry.name) != entry.name) {
            r.error(entry.at,
                    {fmt::format("'{}' cannot be the name of a component", entry.name),
                     fmt::format("'{}' kan ikke være navnet på en komponent", entry.name)},
                    {fmt::format("use small letters, digits and _ : {}", slug(entry.name)),
                     fmt::format("brug små bogstaver, cifre og _ : {}", slug(entry.name))});
            sound = false;
        }
        const auto number = plain(entry.value);
        sound = sound && number;
        numbers.push_back(number.value_or(0));
    }
    return sound ? std::optional(numbers) : std::nullopt;
}

std::optional<Joint> shares_drawn(Resolving& r, Position at, const Numbers& counts) {
    if (const auto wrong = math::Dirichlet::check(counts)) {
        r.error(at, *wrong,
                {"write how many were seen of each; all above 0",
                 "skriv, hvor mange der er set af hver; alle over 0"});
        return {};
    }
    return Joint{{}, {}, math::Dirichlet(counts)};
}

std::optional<Joint> coefficients_drawn(Resolving& r, const document::MultivariateNormal& written,
                                        const Numbers& means, const NumberReader& plain) {
    const Text remedy{"write it row by row in the order of the means: [[0.1, 0], [0, 0.2]]",
                      "skriv den række for række i middelværdiernes orden: [[0.1, 0], [0, 0.2]]"};
    Numbers covariance;
    bool square = written.covariance.size() == means.size();
    for (const auto& row : written.covariance) square = square && row.size() == means.size();
    if (!square) {
        r.error(written.at, needs_covariance(means.size()), remedy);
        return {};
    }
    for (const auto& row : written.covariance) {
        for (const auto& cell : row) {
            const auto number = plain(cell);
            if (!number) return {};
            covariance.push_back(*number);
        }
    }
    auto made = math::MultivariateNormal::make(means, covariance);
    if (const auto* wrong = std::get_if<Text>(&made)) {
        r.error(written.at, *wrong, remedy);
        return {};
    }
    return Joint{{}, {}, std::get<math::MultivariateNormal>(std::move(made))};
}

/// Where a share of a row was set from outside, the others share the rest in their old proportions, and the
/// row is certain.
void keep_sum(Resolving& r, Position at, const std::vector<std::size_t>& row) {
    auto& inputs = r.result.inputs;
    double set = 0;
    double others = 0;
    bool any = false;
    for (const auto i : row) {
        const bool is_set = inputs[i].joint < 0;
        any |= is_set;
        (is_set ? set : others) += inputs[i].base;
    }
    if (!any) return;
    if (set > 1) {
        r.error(at,
                {fmt::format("the shares set come to {:.4g}, more than one", set),
                 fmt::format("de satte andele giver {:.4g}, mere end én", set)},
                {"set shares that sum to at most one", "sæt andele, der højst summer til én"});
        return;
    }
    for (const auto i : row) {
        if (inputs[i].joint >= 0 && others > 0) inputs[i].base *= (1 - set) / others;
        inputs[i].joint = -1;
    }
}

}  // namespace

std::vector<std::string> components(const UncertainValue& written) {
    std::vector<std::string> names;
    if (!written.dirichlet && !written.mvnormal) return names;
    const auto& listed = written.dirichlet ? *written.dirichlet : written.mvnormal->mean;
    for (const auto& entry : listed.named) names.push_back(entry.name);
    return names;
}

bool resolve_joint(Resolving& r, const UncertainValue& written, const std::string& name,
                   const Inherited& inherited) {
    const NumberReader plain = [&](const Formula& text) {
        return fixed_number(r, text, Unit(),
                            {"a parameter of a distribution", "en parameter i en fordeling"});
    };
    const bool shares = written.dirichlet.has_value();
    const auto& listed = shares ? *written.dirichlet : written.mvnormal->mean;
    const auto numbers = component_numbers(r, listed, plain);
    if (!numbers) return false;
    auto joint = shares ? shares_drawn(r, listed.at, *numbers)
                        : coefficients_drawn(r, *written.mvnormal, *numbers, plain);
    if (!joint) return false;

    double total = 0;
    for (const auto n : *numbers) total += n;
    const auto names = components(written);
    const int index = static_cast<int>(r.result.joints.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        Input input;
        input.name = name + "." + names[i];
        input.title = written.title.empty() ? inherited.title : written.title;
        input.base = shares ? (*numbers)[i] / total : (*numbers)[i];
        input.stream = inherited.stream + "/" + names[i];
        input.joint = index;
        input.component = i;
        input.is_share = shares;
        input.provenance = inherited.provenance;
        if (const auto set = setting(r, input.name)) {
            input.joint = -1;
            input.base = fixed_number(r, *set, Unit(), {"a component", "en komponent"}).value_or(input.base);
        }
        auto value = std::make_shared<Value>();
        value->at = written.at;
        value->name = input.name;
        value->input = r.result.inputs.size();
        joint->inputs.push_back(r.result.inputs.size());
        joint->streams.push_back(input.stream);
        r.result.parameters[input.name] = value;
        r.result.inputs.push_back(std::move(input));
    }
    if (shares) keep_sum(r, written.place(), joint->inputs);
    r.result.joints.push_back(std::move(*joint));
    return true;
}

}  // namespace vaerdi::value
