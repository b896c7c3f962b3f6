#include "server/route.h"

#include <algorithm>
#include <stdexcept>

namespace vaerdi::server {
namespace {

bool is_name(std::string_view segment) { return segment.starts_with('{'); }

std::string_view name_within(std::string_view segment) {
    segment.remove_prefix(1);
    return segment.substr(0, segment.find_first_of(".}"));
}

}  // namespace

void Routes::add(Route route) {
    for (const auto& known : routes_) {
        if (known.method == route.method && known.pattern == route.pattern)
            throw std::logic_error("two routes for " + route.pattern);
    }
    Pattern pattern;
    std::string_view rest = std::string_view(route.pattern).substr(1);
    while (!rest.empty()) {
        const auto slash = std::min(rest.find('/'), rest.size());
        pattern.segments.emplace_back(rest.substr(0, slash));
        rest.remove_prefix(std::min(rest.size(), slash + 1));
    }
    pattern.open_ended = route.pattern.ends_with("...}");
    routes_.push_back(std::move(route));
    patterns_.push_back(std::move(pattern));
}

std::optional<Parameters> Routes::fit(const Pattern& pattern, const std::vector<std::string>& segments) {
    const auto& wanted = pattern.segments;
    if (pattern.open_ended ? segments.size() < wanted.size() : segments.size() != wanted.size()) return {};
    Parameters parts;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!is_name(wanted[i])) {
            if (wanted[i] != segments[i]) return {};
            continue;
        }
        std::string value = segments[i];
        if (pattern.open_ended && i + 1 == wanted.size()) {
            for (std::size_t j = i + 1; j < segments.size(); ++j) value += "/" + segments[j];
        }
        parts.emplace_back(name_within(wanted[i]), std::move(value));
    }
    return parts;
}

Match Routes::find(Method method, const std::vector<std::string>& segments) const {
    Match match;
    bool closed_found = false;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        auto parts = fit(patterns_[i], segments);
        if (!parts) continue;
        if (closed_found && patterns_[i].open_ended) continue;
        if (!closed_found && !patterns_[i].open_ended) {
            match = {};
            closed_found = true;
        }
        if (!match.allowed.empty()) match.allowed += ", ";
        match.allowed += method_word(routes_[i].method);
        if (routes_[i].method == method && match.route == nullptr) {
            match.route = &routes_[i];
            match.parts = std::move(*parts);
        }
    }
    return match;
}

}  // namespace vaerdi::server
