// The warehouse of a site, or the refusal where it keeps none.
#pragma once

namespace vaerdi::server {

class Outcomes;
class Site;

Outcomes& outcomes_of(Site& site);

}  // namespace vaerdi::server
