#include "fhir/references.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::fhir {
namespace {

constexpr char between_names = '\n';
constexpr char in_identifier = '\x1f';

std::string_view without_history(std::string_view reference) {
    return reference.substr(0, reference.find("/_history/"));
}

/// Patient/7 at the end of an address; empty when there is none.
std::string_view type_and_id(std::string_view address) {
    const auto last = address.rfind('/');
    if (last == std::string_view::npos || last == 0) return {};
    const auto before = address.rfind('/', last - 1);
    return before == std::string_view::npos ? std::string_view{} : address.substr(before + 1);
}

}  // namespace

std::string name_by_address(std::string_view address) { return std::string(address); }
std::string name_on_some_server(std::string_view type_and_id) { return fmt::format("\x1c{}", type_and_id); }
std::string name_in_bundle(std::uint32_t bundle, std::string_view address) {
    return fmt::format("\x1d{} {}", bundle, address);
}
std::string name_contained(std::uint64_t container, std::string_view id) {
    return fmt::format("\x1e{} {}", container, id);
}
std::string name_by_identifier(std::string_view type, std::string_view system, std::string_view value) {
    return fmt::format("{0}{1}{0}{2}{0}{3}", in_identifier, type, system, value);
}

std::string_view server_of(std::string_view full_url, std::string_view type, std::string_view id) {
    if (full_url.find("://") == std::string_view::npos || !full_url.ends_with(id)) return {};
    full_url.remove_suffix(id.size());
    if (!full_url.ends_with('/')) return {};
    full_url.remove_suffix(1);
    if (!full_url.ends_with(type)) return {};
    full_url.remove_suffix(type.size());
    return full_url.ends_with('/') ? full_url : std::string_view{};
}

ReferenceNumber References::number(std::string_view reference, const Standpoint& from) {
    if (reference.empty() || reference.find(between_names) != std::string_view::npos) return no_reference;
    std::string names;
    const auto or_else = [&](const std::string& name) {
        if (!names.empty()) names += between_names;
        names += name;
    };
    if (reference.starts_with('#')) {
        or_else(name_contained(from.resource, reference.substr(1)));
    } else if (reference.starts_with("urn:")) {
        if (from.bundle != 0) or_else(name_in_bundle(from.bundle, reference));
        or_else(name_by_address(reference));
    } else if (reference.find("://") != std::string_view::npos) {
        const auto address = without_history(reference);
        or_else(name_by_address(address));
        if (const auto tail = type_and_id(address); !tail.empty()) or_else(name_by_address(tail));
    } else {
        const auto relative = without_history(reference);
        if (!from.server.empty()) or_else(name_by_address(std::string(from.server).append(relative)));
        if (from.bundle != 0) or_else(name_in_bundle(from.bundle, relative));
        or_else(name_by_address(relative));
        // Never from one server to another: their Patient/7 are two patients.
        if (from.server.empty()) or_else(name_on_some_server(relative));
    }
    return written_.number(names);
}

ReferenceNumber References::number(std::string_view type, std::string_view system, std::string_view value) {
    if (value.empty()) return no_reference;
    const auto name = name_by_identifier(type, system, value);
    const bool clean = name.find(between_names) == std::string::npos &&
                       std::ranges::count(name, in_identifier) == 3;  // hostile systems may hold anything
    return clean ? written_.number(name) : no_reference;
}

void References::name(const std::string& name, Target target) { named_[name] = target; }
void References::name_loosely(const std::string& name, const std::string& own) {
    const auto [found, fresh] = loosely_named_.emplace(name, own);
    if (!fresh && found->second != own) found->second.clear();
}

std::optional<Target> References::find(ReferenceNumber reference) const {
    if (reference == no_reference) return {};
    std::string_view names = written_[reference];
    while (true) {
        const auto end = names.find(between_names);
        std::string name(names.substr(0, end));
        if (const auto loose = loosely_named_.find(name); loose != loosely_named_.end()) name = loose->second;
        if (const auto found = named_.find(name); found != named_.end()) return found->second;
        if (end == std::string_view::npos) return {};
        names.remove_prefix(end + 1);
    }
}

std::string_view References::type_of(ReferenceNumber reference) const {
    if (reference == no_reference) return {};
    std::string_view name = written_[reference];
    if (name.starts_with(in_identifier)) return name.substr(1, name.find(in_identifier, 1) - 1);
    name = name.substr(0, name.find(between_names));
    const auto slash = name.rfind('/');
    if (slash == std::string_view::npos) return {};
    name = name.substr(0, slash);
    return name.substr(name.find_last_of("/ ") + 1);  // behind the server, or the number of the Bundle
}

std::optional<References::Named> References::identifier_in(ReferenceNumber reference) const {
    if (reference == no_reference) return {};
    std::string_view name = written_[reference];
    if (!name.starts_with(in_identifier)) return {};
    const auto type_end = name.find(in_identifier, 1);
    const auto system_end = name.find(in_identifier, type_end + 1);
    return Named{name.substr(type_end + 1, system_end - type_end - 1), name.substr(system_end + 1)};
}

}  // namespace vaerdi::fhir
