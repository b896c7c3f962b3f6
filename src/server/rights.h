// Who may do what: one table of actions and roles, and the only place that knows it.
//
// Roles are held in a purchase. A role held in the whole workspace counts in every purchase, except that of
// administrator: whoever looks after people and the record does not thereby see what is bought. A purchase in
// which one has no role looks as if it were not there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/caller.h"
#include "store/purchases.h"

namespace vaerdi::server {

enum class Action {
    // in a purchase
    see_purchase,     ///< that it exists, its title and phase
    change_purchase,  ///< title, phase, organisation
    see_members,
    change_members,
    read_case,        ///< case.yaml and purchase.yaml
    write_case,       ///< case.yaml
    read_documents,   ///< the other documents
    write_documents,  ///< all but own copies and what is about measures
    keep_own_copies,  ///< supplier/<person>/…: seen by that person alone
    assess,           ///< calculate with the documents that one may read
    bring_data,       ///< patient-level rows: bring them in, see what was rejected, remove them
    write_measures,   ///< measures.yaml, mapping.yaml and those with a name before it
    see_figures,      ///< what measures count, by whatever the rows hold
    see_suppressed,   ///< the same with small numbers hidden, and never by person
    see_rows,         ///< the pseudonymous rows behind a figure
    see_record,       ///< what the audit log says of the purchase
    // in the workspace
    read_own_prices,  ///< whoever works for the buyer, in whatever purchase
    write_catalogue,
    begin_purchase,  ///< also allowed to those who hold no role yet
    look_after_people,
    see_whole_record,
};

/// Whether someone with these roles may. For actions in the workspace: roles held anywhere, administrator
/// only when held in the whole workspace.
bool may(Action action, const std::vector<store::Role>& roles);

/// The roles of the caller that count in a purchase; none: it looks as if it were not there.
std::vector<store::Role> roles_in_purchase(const Caller& caller, std::string_view purchase);

/// The roles of the caller that count for actions in the workspace.
std::vector<store::Role> roles_in_workspace(const Caller& caller);

bool may_in_workspace(const Caller& caller, Action action);

enum class Doing { read, write };

/// Whether the caller may do that with the document at `path` (as the store knows it, not necessarily
/// existing).
bool may_with_document(const Caller& caller, Doing doing, std::string_view path);

/// Whether the caller may know that a document or purchase is there at all.
bool knows_of(const Caller& caller, std::string_view path);

}  // namespace vaerdi::server
