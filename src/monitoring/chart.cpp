#include "monitoring/chart.h"

#include <algorithm>
#include <cmath>

#include "base/numerals.h"

namespace vaerdi::monitoring {

Along along(ChartKind kind) {
    if (kind == ChartKind::funnel) return Along::size;
    return kind == ChartKind::caterpillar ? Along::units : Along::time;
}

Text name(ChartKind kind) {
    switch (kind) {
        case ChartKind::xmr:
            return {"XmR chart", "XmR-diagram"};
        case ChartKind::p:
            return {"p chart", "p-diagram"};
        case ChartKind::p_prime:
            return {"p′ chart", "p′-diagram"};
        case ChartKind::u:
            return {"u chart", "u-diagram"};
        case ChartKind::u_prime:
            return {"u′ chart", "u′-diagram"};
        case ChartKind::c:
            return {"c chart", "c-diagram"};
        case ChartKind::run:
            return {"run chart", "seriediagram"};
        case ChartKind::ewma:
            return {"EWMA chart", "EWMA-diagram"};
        case ChartKind::cusum:
            return {"CUSUM chart", "CUSUM-diagram"};
        case ChartKind::risk_adjusted_cusum:
            return {"risk-adjusted CUSUM chart", "risikojusteret CUSUM-diagram"};
        case ChartKind::vlad:
            return {"VLAD", "VLAD"};
        case ChartKind::funnel:
            return {"funnel plot", "tragtdiagram"};
        case ChartKind::caterpillar:
            return {"caterpillar plot", "larvediagram"};
    }
    return {};
}

Text written(double value, Form form) {
    const auto in = [&](Language language) {
        if (form == Form::number) return significant(value, 4, language);
        const double shown = std::abs(value * 100);
        return percent(value, shown >= 10 ? 1 : shown >= 1 ? 2 : shown > 0 ? 3 : 0, language);
    };
    return {in(Language::english), in(Language::danish)};
}

}  // namespace vaerdi::monitoring
