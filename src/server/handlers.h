// The handlers, one file for each subject, and what they share.
#pragma once

#include <string>
#include <string_view>

#include "server/route.h"

namespace vaerdi::server {

class Site;

void add_session_routes(Routes& routes, Site& site);         // signing in and out, own password and language
void add_people_routes(Routes& routes, Site& site);          // the people of the workspace
void add_purchase_routes(Routes& routes, Site& site);        // purchases: list, begin, rename
void add_member_routes(Routes& routes, Site& site);          // who holds which role in a purchase
void add_document_routes(Routes& routes, Site& site);        // documents and their versions
void add_draft_routes(Routes& routes, Site& site);           // what is written but not saved
void add_data_routes(Routes& routes, Site& site);            // patient-level data: sent, tried, taken in
void add_outcome_routes(Routes& routes, Site& site);         // what measures count, and the rows behind it
void add_engine_routes(Routes& routes, Site& site);          // check, assess, price, sensitivity, explain
void add_catalogue_routes(Routes& routes, Site& site);       // prices; shapes of documents and of the API
void add_starting_point_routes(Routes& routes, Site& site);  // examples and templates
void add_audit_routes(Routes& routes, Site& site);           // the record of what was done
void add_state_routes(Routes& routes, Site& site);           // health and metrics
Route pages_route();                                         // the web application

/// Refuses with 403 and the names of those who can give access: the administrators of the purchase, or of the
/// workspace when `purchase` is empty.
[[noreturn]] void refuse_forbidden(Site& site, const std::string& purchase);

/// Lets go on when the caller may; else 404 when the purchase is none of the caller's, 403 when it is.
void require(Site& site, const Caller& caller, Action action, const std::string& purchase);
void require(Site& site, const Caller& caller, Doing doing, const std::string& path);

/// Checking and making password hashes; few at a time, the rest wait their turn or are refused (503).
bool password_is(Site& site, const std::string& hash, const std::string& password);
std::string hashed_password(Site& site, const std::string& password);

}  // namespace vaerdi::server
