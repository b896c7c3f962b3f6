#include "view/turning_points.h"

#include <fmt/format.h>

#include "view/figures.h"

namespace vaerdi::view {

std::string headroom_words(const value::ResolvedCase& resolved, const value::Headroom& headroom,
                           Language language) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(language, en, da));
    };
    const auto& price = resolved.inputs[headroom.input];
    const auto title = full_input_title(resolved, price, language);
    const auto now = input_value(price, headroom.current, language);
    // A price below nil is no price: the supplier would have to pay.
    if (!headroom.highest || !(headroom.highest->value > 0)) {
        return fmt::format(fmt::runtime(say("{}: {} now; no price makes it worth it.",
                                            "{}: {} nu; ingen pris gør den pengene værd.")),
                           title, now);
    }
    const auto highest = headroom.highest->value;
    auto text = fmt::format(
        fmt::runtime(
            highest >= headroom.current
                ? say("{}: {} now; worth it up to {}", "{}: {} nu; pengene værd op til {}")
                : say("{}: {} now; only worth it up to {}", "{}: {} nu; kun pengene værd op til {}")),
        title, now, input_value(price, highest, language));
    if (headroom.highest->spread) {
        text += fmt::format(
            " ({} {})", say("95% interval", "95 %-interval"),
            interval_of(
                *headroom.highest, [&](double x) { return input_number(price, x, language); }, language));
    }
    return sentence(std::move(text));
}

std::string threshold_words(const value::ResolvedCase& resolved, const value::Threshold& threshold,
                            double net_value, Language language) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(language, en, da));
    };
    const auto& input = resolved.inputs[threshold.input];
    const auto title = full_input_title(resolved, input, language);
    const auto base = input_value(input, threshold.base, language);
    if (!threshold.value) {
        return fmt::format(
            fmt::runtime(say("{} ({}): no value changes the answer.", "{} ({}): ingen værdi ændrer svaret.")),
            title, base);
    }
    const bool above = *threshold.value > threshold.base;
    const auto at = input_value(input, *threshold.value, language);
    if (net_value >= 0) {
        return fmt::format(fmt::runtime(above ? say("{} ({}): above {} it is no longer worth it.",
                                                    "{} ({}): over {} er den ikke længere pengene værd.")
                                              : say("{} ({}): below {} it is no longer worth it.",
                                                    "{} ({}): under {} er den ikke længere pengene værd.")),
                           title, base, at);
    }
    return fmt::format(fmt::runtime(above ? say("{} ({}): above {} it would be worth it.",
                                                "{} ({}): over {} ville den være pengene værd.")
                                          : say("{} ({}): below {} it would be worth it.",
                                                "{} ({}): under {} ville den være pengene værd.")),
                       title, base, at);
}

}  // namespace vaerdi::view
