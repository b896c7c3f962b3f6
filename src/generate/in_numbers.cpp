#include "generate/in_numbers.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::generate {
namespace {

class Rewriting {
  public:
    Rewriting(const Names& names, Diagnostics& found) : names_(names), found_(found) {}

    math::ExpressionPtr of(const math::Expression& step) {
        if (step.kind == Kind::date) return number(step.number, step.at);
        if (step.kind == Kind::text) {
            misplaced(step);
            return number(0, step.at);
        }
        if (step.is_call("known")) return known(step);
        if (step.is_call("one_of")) return one_of(step);
        if (step.is_call("=") || step.is_call("<>")) {
            const auto& left = *step.arguments[0];
            const auto& right = *step.arguments[1];
            if (left.kind == Kind::text || right.kind == Kind::text) {
                const bool turned = left.kind == Kind::text;
                auto same = equal(turned ? right : left, turned ? left : right);
                return step.text == "=" ? same : call("not", step.at, {std::move(same)});
            }
        }
        math::Expression made = step;
        for (auto& argument : made.arguments) argument = of(*argument);
        return std::make_shared<math::Expression>(std::move(made));
    }
    bool failed() const { return failed_; }

  private:
    using Kind = math::Expression::Kind;

    static math::ExpressionPtr number(double value, Position at) {
        math::Expression made;
        made.number = value;
        made.at = at;
        return std::make_shared<math::Expression>(std::move(made));
    }
    static math::ExpressionPtr name(std::string text, Position at) {
        math::Expression made;
        made.kind = Kind::name;
        made.text = std::move(text);
        made.at = at;
        return std::make_shared<math::Expression>(std::move(made));
    }
    static math::ExpressionPtr call(std::string function, Position at,
                                    std::vector<math::ExpressionPtr> arguments) {
        math::Expression made;
        made.kind = Kind::call;
        made.text = std::move(function);
        made.at = at;
        made.arguments = std::move(arguments);
        return std::make_shared<math::Expression>(std::move(made));
    }

    math::ExpressionPtr equal(const math::Expression& column, const math::Expression& text) {
        if (column.kind != Kind::name) {
            misplaced(text);
            return number(0, text.at);
        }
        const auto value = column.text + "." + formula_name(text.text);
        if (names_.find(value) != nullptr) return name(value, column.at);
        failed_ = true;
        never(column.text, text);
        return number(0, text.at);
    }

    void never(const std::string& column, const math::Expression& text) {
        std::vector<std::string> values;
        for (const auto& known : names_.all()) {
            if (known.starts_with(column + ".")) values.push_back(known.substr(column.size() + 1));
        }
        const auto nearest = nearest_name(formula_name(text.text), values);
        found_.error(text.at,
                     {fmt::format("'{}' is never '{}'", column, text.text),
                      fmt::format("'{}' er aldrig '{}'", column, text.text)},
                     nearest.empty()
                         ? Text{"compare a choice or a member above with one of its values",
                                "sammenlign et valg eller et medlem ovenover med en af dets værdier"}
                         : Text{"did you mean '" + nearest + "'?", "mente du '" + nearest + "'?"});
    }

    math::ExpressionPtr known(const math::Expression& step) {
        const auto& column = *step.arguments.front();
        if (column.kind == Kind::name) return name(column.text + ".known", column.at);
        failed_ = true;
        found_.error(column.at, {"known() takes the name of a column", "known() tager navnet på en kolonne"},
                     {"write known(revision_date)", "skriv known(revision_date)"});
        return number(0, step.at);
    }

    math::ExpressionPtr one_of(const math::Expression& step) {
        math::ExpressionPtr any = number(0, step.at);
        for (std::size_t at = 1; at < step.arguments.size(); ++at) {
            const auto& value = *step.arguments[at];
            auto same = value.kind == Kind::text ? equal(*step.arguments[0], value)
                                                 : call("=", step.at, {of(*step.arguments[0]), of(value)});
            any = call("or", step.at, {std::move(any), std::move(same)});
        }
        return any;
    }

    void misplaced(const math::Expression& text) {
        failed_ = true;
        found_.error(text.at, {"a text is compared with a column", "en tekst sammenlignes med en kolonne"},
                     {"write e.g. sex = 'female'", "skriv fx sex = 'female'"});
    }

    const Names& names_;
    Diagnostics& found_;
    bool failed_ = false;
};

}  // namespace

math::ExpressionPtr in_numbers(const math::Expression& formula, const Names& names, Diagnostics& found) {
    Rewriting rewriting(names, found);
    auto made = rewriting.of(formula);
    return rewriting.failed() ? nullptr : made;
}

}  // namespace vaerdi::generate
