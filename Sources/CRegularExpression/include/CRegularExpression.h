// Regular expressions of RE2, whose time is linear in the text, behind functions that C and Swift can call.
#ifndef C_REGULAR_EXPRESSION_H
#define C_REGULAR_EXPRESSION_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct regular_expression;

// Compiles a pattern in UTF-8 with a bound on the memory that it and its automata take. Gives NULL when the pattern is
// not well formed, needs more memory, or memory ran out.
struct regular_expression *regular_expression_compile(const uint8_t *pattern, size_t length, int64_t memory_bytes);

// 1 when the pattern matches somewhere in a text in UTF-8, 0 when it does not, -1 when memory ran out. May be called by
// several threads at once.
int regular_expression_matches(const struct regular_expression *expression, const uint8_t *text, size_t length);

// Frees a compiled pattern.
void regular_expression_free(struct regular_expression *expression);

#ifdef __cplusplus
}
#endif

#endif
