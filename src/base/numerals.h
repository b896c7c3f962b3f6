// Numbers as people read them: 12,345.5 and DKK 1,200 in English, 12.345,5 and 1.200 kr. in Danish.
//
// Halves are rounded away from zero, minus is a real minus sign (−), and what rounds to zero prints without a
// sign. A value that is no number prints as an en dash, an unlimited one as ∞. Safe and quick from any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"

namespace vaerdi {

/// `12,345.50` | `12.345,50`: always so many decimals.
std::string number(double value, int decimals, Language language);

/// At most so many significant digits, no trailing zeros: 0.012345 at 3 is `0.0123` | `0,0123`.
std::string significant(double value, int digits, Language language);

/// What stands behind a number in per cent: the sign, in Danish with a space before it.
std::string per_cent_sign(Language language);

/// A share in per cent: 0.041 is `4.1%` | `4,1 %`.
std::string percent(double share, int decimals, Language language);

/// `DKK 1,200` | `1.200 kr.`; other currencies keep their code: `EUR 644` | `644 EUR`.
std::string money(double amount, std::string_view currency, Language language, int decimals = 0);

/// Large amounts in words: `9.8 million DKK` | `9,8 mio. kr.`, billions as mia.; below a million as money().
std::string compact_money(double amount, std::string_view currency, Language language);

}  // namespace vaerdi
