#include "CRegularExpression.h"

#include <new>

#include <re2/re2.h>

struct regular_expression {
  RE2 pattern;

  regular_expression(re2::StringPiece text, const RE2::Options &options) : pattern(text, options) {}
};

namespace {

re2::StringPiece piece(const uint8_t *bytes, size_t length) {
  return re2::StringPiece(reinterpret_cast<const char *>(bytes), length);
}

}  // namespace

// No exception leaves these functions: their callers have no way to catch one.
struct regular_expression *regular_expression_compile(const uint8_t *pattern, size_t length, int64_t memory_bytes) {
  try {
    RE2::Options options(RE2::Quiet);
    options.set_max_mem(memory_bytes);
    auto *expression = new regular_expression(piece(pattern, length), options);
    if (expression->pattern.ok()) return expression;
    delete expression;
  } catch (...) {
  }
  return nullptr;
}

int regular_expression_matches(const struct regular_expression *expression, const uint8_t *text, size_t length) {
  try {
    return RE2::PartialMatch(piece(text, length), expression->pattern) ? 1 : 0;
  } catch (...) {
    return -1;
  }
}

void regular_expression_free(struct regular_expression *expression) { delete expression; }
