// Values drawn together: rows of shares, regression coefficients.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "value/resolving.h"

namespace vaerdi::value {

namespace {

/// Where a share of a row was set from outside, the others share the rest in their old proportions, and the
/// row is certain.
void keep_sum(Resolving& r, const std::vector<std::size_t>& row) {
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
        r.error({}, {fmt::format("the shares set come to {:.4g}, more than one", set),
                     fmt::format("de satte andele giver {:.4g}, mere end én", set)});
        return;
    }
    for (const auto i : row) {
        if (inputs[i].joint >= 0 && others > 0) inputs[i].base *= (1 - set) / others;
        inputs[i].joint = -1;
    }
}

}  // namespace

bool resolve_joint(Resolving& r, const UncertainValue& written, const std::string& name,
                   const Inherited& inherited) {
    const NumberReader plain = [&](const Formula& text) {
        return fixed_number(r, text, Unit(),
                            {"a parameter of a distribution", "en parameter i en fordeling"});
    };
    const bool shares = written.dirichlet.has_value();
    const auto& listed = shares ? *written.dirichlet : written.mvnormal->mean;
    std::vector<std::string> components;
    std::vector<double> numbers;
    const auto take = [&](std::string component, const Formula& text) {
        components.push_back(std::move(component));
        numbers.push_back(plain(text).value_or(std::nan("")));
    };
    for (std::size_t i = 0; i < listed.listed.size(); ++i) take(fmt::format("{}", i + 1), listed.listed[i]);
    for (const auto& entry : listed.named) take(entry.name, entry.value);
    if (components.size() < 2) {
        r.error(listed.at, {"at least two components are needed", "der skal være mindst to komponenter"});
        return false;
    }
    if (std::ranges::any_of(numbers, [](double n) { return std::isnan(n); })) return false;

    std::optional<Joint> joint;
    double total = 0;
    for (const auto n : numbers) total += n;
    if (shares) {
        if (const auto wrong = math::Dirichlet::check(numbers)) {
            r.error(listed.at, *wrong);
            return false;
        }
        joint = Joint{{}, {}, math::Dirichlet(numbers)};
    } else {
        std::vector<double> covariance;
        for (const auto& row : written.mvnormal->covariance) {
            for (const auto& cell : row) covariance.push_back(plain(cell).value_or(0));
            if (row.size() != numbers.size()) {
                r.error(written.mvnormal->at,
                        {fmt::format("the covariance needs {0} rows of {0} numbers", numbers.size()),
                         fmt::format("kovariansen skal have {0} rækker med {0} tal", numbers.size())});
                return false;
            }
        }
        if (covariance.size() != numbers.size() * numbers.size()) {
            r.error(written.mvnormal->at,
                    {fmt::format("the covariance needs {0} rows of {0} numbers", numbers.size()),
                     fmt::format("kovariansen skal have {0} rækker med {0} tal", numbers.size())});
            return false;
        }
        auto made = math::MultivariateNormal::make(numbers, covariance);
        if (const auto* wrong = std::get_if<Text>(&made)) {
            r.error(written.mvnormal->at, *wrong);
            return false;
        }
        joint = Joint{{}, {}, std::get<math::MultivariateNormal>(std::move(made))};
    }

    const int index = static_cast<int>(r.result.joints.size());
    for (std::size_t i = 0; i < components.size(); ++i) {
        Input input;
        input.name = name + "." + components[i];
        input.title = written.title.empty() ? inherited.title : written.title;
        input.base = shares ? numbers[i] / total : numbers[i];
        input.stream = inherited.stream + "/" + components[i];
        input.joint = index;
        input.component = i;
        input.is_share = shares;
        input.provenance = inherited.provenance;
        auto value = std::make_shared<Value>();
        value->at = written.at;
        value->name = input.name;
        r.names.insert(input.name);
        if (const auto set = r.settings.find(input.name); set != r.settings.end()) {
            r.settings_used.insert(set->first);
            input.joint = -1;
            input.base = fixed_number(r, {set->second, {}}, Unit(), {"a set value", "en sat værdi"})
                             .value_or(input.base);
        }
        value->input = r.result.inputs.size();
        joint->inputs.push_back(r.result.inputs.size());
        joint->streams.push_back(input.stream);
        r.result.parameters[input.name] = value;
        r.result.inputs.push_back(std::move(input));
    }
    if (shares) keep_sum(r, joint->inputs);
    r.result.joints.push_back(std::move(*joint));
    return true;
}

}  // namespace vaerdi::value
