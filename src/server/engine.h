// From the answers of the workbench room to responses; for the handlers that ask it.
#pragma once

#include "server/message.h"
#include "workbench/answer.h"

namespace vaerdi::server {

Response refused_response(const workbench::Refusal& refused, Language language);

/// 409 when a newer question stopped it, 503 when the clock did.
Response stopped_response(bool superseded);

Response engine_response(const workbench::Answer& answer, Language language);

}  // namespace vaerdi::server
