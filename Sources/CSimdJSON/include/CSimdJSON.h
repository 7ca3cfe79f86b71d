#ifndef CROSSTRAIL_CSIMDJSON_H
#define CROSSTRAIL_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Version of the system's simdjson, for `crosstrail --version`.
const char *csj_version(void);

// ---------------------------------------------------------------------------------------------------------------
// Boundaries: finds where a record ends, over chunks that may cut it anywhere (boundaries.c).

/// What the scan for a record's end came upon.
enum {
  /// The bytes ended inside the record.
  CSJ_SCAN_MORE = 0,
  /// The record's last bracket was consumed; the position is behind it.
  CSJ_SCAN_END = 1,
  /// A bracket opens in the first column of a line, though the record isn't over; the position is on it.
  CSJ_SCAN_COLUMN0 = 2,
  /// The record nests deeper than allowed; the position is behind the bracket that did it.
  CSJ_SCAN_DEEP = 3,
};

/// State of the scan between calls. All zero before a record's first bracket.
typedef struct {
  /// Open brackets.
  int64_t depth;
  /// Line feeds passed.
  int64_t newlines;
  /// All ones inside a string, else zero.
  uint64_t in_string;
  /// 1 when the next byte is escaped by a backslash.
  uint64_t escaped;
  /// 1 when the last byte was a line feed.
  uint64_t after_newline;
} csj_scan_state;

/// Scans from `from` for the end of the record whose state is given; writes the position that it reached.
int csj_scan_record(
    const uint8_t *bytes, size_t length, size_t from, int64_t max_depth, csj_scan_state *state,
    size_t *position);

/// Number of line feeds in a run of bytes.
int64_t csj_count_newlines(const uint8_t *bytes, size_t length);

// ---------------------------------------------------------------------------------------------------------------
// Parsing: simdjson On-Demand behind plain C (selection.cpp, tape.cpp).

/// The JSON kinds of a selected value or a token.
enum {
  CSJ_ABSENT = 0,
  CSJ_NULL = 1,
  CSJ_STRING = 2,
  CSJ_NUMBER = 3,
  CSJ_TRUE = 4,
  CSJ_FALSE = 5,
  CSJ_OBJECT = 6,
  CSJ_ARRAY = 7,
  /// Of a selection: a value on the way to it is no object or array.
  CSJ_WRONG_PARENT = 8,
  /// Of a token: the key of the value that follows.
  CSJ_KEY = 9,
};

/// Errors of our own, beside simdjson's positive codes.
enum {
  /// A key is written with escapes: the record needs the way that folds keys.
  CSJ_ERROR_ESCAPED_KEY = -1,
  /// Nested deeper than allowed.
  CSJ_ERROR_TOO_DEEP = -2,
  /// A string ends in an escape that means no character.
  CSJ_ERROR_STRING = -3,
  /// The record isn't an object.
  CSJ_ERROR_NOT_OBJECT = -4,
  /// Text follows the record's value.
  CSJ_ERROR_TRAILING = -5,
  /// A key differs from a wanted one in the case of its letters alone: the record needs the way that folds keys.
  CSJ_ERROR_OTHER_CASE = -6,
};

/// Words for an error code of any of the calls below.
const char *csj_error_message(int32_t code);

/// A parser with its buffers; one thread at a time.
typedef struct csj_parser csj_parser;
csj_parser *csj_parser_new(void);
void csj_parser_free(csj_parser *parser);

/// A run of bytes: in the block when `in_block` is 1, else in the arena that the call filled.
typedef struct {
  uint32_t offset;
  uint32_t length;
  uint8_t kind;
  uint8_t in_block;
} csj_slice;

/// What is known of one record after a selection.
typedef struct {
  /// Bits of the known keys at the record's top level.
  uint64_t keys;
  /// 0, or why this record couldn't be read this way.
  int32_t error;
  /// 1 when a selected key stands twice; the first value was taken.
  int32_t duplicate;
} csj_head;

/// What becomes of a selected text.
enum {
  /// Left in the block unless it has escapes.
  CSJ_LEAVE = 0,
  /// Copied into the arena.
  CSJ_KEEP = 1,
  /// Copied into the arena, a GUID in lower case.
  CSJ_KEEP_IDENTIFIER = 2,
};

/// Key paths to select, compiled for fast lookup.
typedef struct csj_plan csj_plan;

/// Compiles key paths such as `status.errorCode` and `signInEventTypes[]`, and names of known top-level keys.
///
/// Both lists are one text with a line feed behind each entry. `keep[i]` says what becomes of path i's text. The slot of a
/// path is its index; known key i sets bit i, and names parted by `|` share one. Where a path goes through a text that holds JSON, it goes on in that JSON, which
/// may nest `max_depth` deep. With `strict`, a record whose keys are spelled in another case than wanted is an error. Returns
/// NULL when the paths contradict each other or are too many.
csj_plan *csj_plan_new(
    const char *paths, const uint8_t *keep, size_t path_count, const char *known_keys,
    int32_t max_depth, int32_t strict);
void csj_plan_free(csj_plan *plan);

/// Selects from records of a block, in order, until one isn't wanted; returns how many were done.
///
/// Spans are read at `spans + i * stride`: two 64-bit integers, start and length. A record is wanted when its keys meet
/// `wanted` and don't meet `unwanted`, or when it has an error. Slices go to `slices + i * path_count`, one head a record.
/// 64 bytes behind each record must be readable.
size_t csj_select(
    csj_parser *parser, const csj_plan *plan, const uint8_t *block, const void *spans,
    size_t stride, size_t count, uint64_t wanted, uint64_t unwanted, csj_slice *slices,
    csj_head *heads);

/// Text that selections since the last reset put into the parser's arena.
const uint8_t *csj_arena(const csj_parser *parser, size_t *length);
void csj_arena_reset(csj_parser *parser);

/// One token of a record's flat export: an object's token is followed by key, value, key, value...
typedef struct {
  /// Text in the export's text (strings, numbers, keys), or bytes in the record (objects, arrays).
  uint32_t offset;
  uint32_t length;
  /// Index of the first token behind this value.
  uint32_t next;
  uint8_t kind;
} csj_token;

/// Exports a whole record as tokens, every value validated; returns 0 or an error code.
int32_t csj_export(csj_parser *parser, const uint8_t *record, size_t length, int32_t max_depth);
const csj_token *csj_tokens(const csj_parser *parser, size_t *count);
const uint8_t *csj_text(const csj_parser *parser, size_t *length);

#ifdef __cplusplus
}
#endif
#endif
