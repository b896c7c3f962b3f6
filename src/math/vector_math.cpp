#include "math/vector_math.h"

#include <cmath>

#include "math/lanes.h"

namespace vaerdi::math {

void exp(std::span<const double> x, std::span<double> out) {
    lanes::each_block(x, out, [](lanes::Four a) { return lanes::exp(a); });
}
void log(std::span<const double> x, std::span<double> out) {
    lanes::each_block(x, out, [](lanes::Four a) { return lanes::log(a); });
}
void expm1(std::span<const double> x, std::span<double> out) {
    lanes::each_block(x, out, [](lanes::Four a) { return lanes::expm1(a); });
}
void log1p(std::span<const double> x, std::span<double> out) {
    lanes::each_block(x, out, [](lanes::Four a) { return lanes::log1p(a); });
}
void sqrt(std::span<const double> x, std::span<double> out) {
    lanes::each_block(x, out, [](lanes::Four a) { return lanes::sqrt(a); });
}

void pow(std::span<const double> x, std::span<const double> y, std::span<double> out) {
    std::size_t i = 0;
    for (; i + lanes::width <= x.size(); i += lanes::width) {
        lanes::store(&out[i], lanes::pow(lanes::load(&x[i]), lanes::load(&y[i])));
    }
    for (; i < x.size(); ++i) out[i] = pow(x[i], y[i]);
}
void pow(std::span<const double> x, double y, std::span<double> out) {
    lanes::each_block(x, out, [y](lanes::Four a) { return lanes::pow(a, y); });
}

double exp(double x) { return Sleef_finz_expd1_u10purecfma(x); }
double log(double x) { return Sleef_finz_logd1_u10purecfma(x); }
double expm1(double x) { return Sleef_finz_expm1d1_u10purecfma(x); }
double log1p(double x) { return Sleef_finz_log1pd1_u10purecfma(x); }
double sqrt(double x) { return std::sqrt(x); }
double pow(double x, double y) { return Sleef_finz_powd1_u10purecfma(x, y); }

}  // namespace vaerdi::math
