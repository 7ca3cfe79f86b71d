#include "parser.hpp"

#include <deque>
#include <new>
#include <string>

#include <strings.h>

// The hot way: about thirty values out of a record, whatever the order of its keys. A key is looked up by its length and its
// first and last eight bytes; keys that nobody asked for are skipped without being read.

namespace {

using namespace simdjson;

struct entry {
  uint64_t head = 0, tail = 0;
  uint32_t length = 0;
  /// The whole key, compared when it is longer than head and tail together.
  std::string_view text;
  /// Slot of a leaf, or -1.
  int16_t slot = -1;
  /// Node of an object or array on the way, or -1.
  int16_t node = -1;
  /// Bit of a known key, or -1.
  int16_t bit = -1;
  bool used = false;
  /// The value is an array whose elements are meant.
  bool each = false;
};

struct node {
  static constexpr size_t size = 256;
  entry table[size];
  /// Hashes of the keys in lower case: a key that isn't there isn't here either, whatever its case.
  uint64_t folded[size] = {};
  /// First slot below, where a wrong parent is noted.
  int16_t first_slot = -1;
};

struct key_bytes {
  uint64_t head, tail;
  const uint8_t *start;
  uint32_t length;

  bool is(const entry &e) const {
    return e.head == head && e.tail == tail && e.length == length &&
           (length <= 16 || memcmp(start + 8, e.text.data() + 8, length - 16) == 0);
  }

  uint64_t mixed() const {
    return (head ^ (tail << 23 | tail >> 41) ^ length) * 0x9E3779B97F4A7C15ull;
  }

  uint32_t hash() const { return uint32_t(mixed() >> 56); }

  /// A bit among 16384, the same for every case of the key's letters.
  uint32_t folded() const {
    const uint64_t lower = 0x2020202020202020ull;
    return uint32_t(key_bytes{head | lower, tail | lower, start, length}.mixed() >> 50);
  }
};

/// `start` must have 8 readable bytes behind it, whatever the length.
inline key_bytes key_of(const uint8_t *start, size_t length) {
  key_bytes key{0, 0, start, uint32_t(length)};
  memcpy(&key.head, start, 8);
  if (length >= 8) {
    memcpy(&key.tail, start + length - 8, 8);
  } else {
    key.head &= (1ull << (8 * length)) - 1;
  }
  return key;
}

}  // namespace

struct csj_plan {
  std::vector<node> nodes;
  std::deque<std::string> names;
  std::vector<uint8_t> keep;
  size_t slots = 0;
  int32_t max_depth = 0;
  bool strict = false;

  /// The entry of a key, made when it is new. The caller sees to it that a table is never more than half full.
  entry *insert(size_t of, const key_bytes &key) {
    for (uint32_t at = key.hash();; at = (at + 1) % node::size) {
      entry &e = nodes[of].table[at];
      if (!e.used) {
        names.emplace_back(reinterpret_cast<const char *>(key.start), key.length);
        e.used = true;
        e.head = key.head;
        e.tail = key.tail;
        e.length = key.length;
        e.text = names.back();
        nodes[of].folded[key.folded() / 64] |= 1ull << key.folded() % 64;
        return &e;
      }
      if (key.is(e)) return &e;
    }
  }

  const entry *find(size_t of, const key_bytes &key) const {
    for (uint32_t at = key.hash();; at = (at + 1) % node::size) {
      const entry &e = nodes[of].table[at];
      if (!e.used) return nullptr;
      if (key.is(e)) return &e;
    }
  }

  /// Whether a key that isn't wanted may be one that is wanted, in another case.
  bool may_be(size_t of, const key_bytes &key) const {
    if (!strict) return false;
    const uint32_t bit = key.folded();
    if (!(nodes[of].folded[bit / 64] >> bit % 64 & 1)) return false;
    for (const entry &e : nodes[of].table) {
      if (e.used && e.length == key.length &&
          strncasecmp(e.text.data(), reinterpret_cast<const char *>(key.start), key.length) == 0)
        return true;
    }
    return false;
  }
};

namespace {

std::vector<std::string> lines(const char *text) {
  std::vector<std::string> list;
  while (const char *end = strchr(text, '\n')) {
    list.emplace_back(text, size_t(end - text));
    text = end + 1;
  }
  return list;
}

entry *insert_key(csj_plan *plan, size_t of, const char *text, size_t length) {
  uint8_t padded[128] = {0};
  if (length == 0 || length > 100) return nullptr;
  memcpy(padded, text, length);
  return plan->insert(of, key_of(padded, length));
}

bool insert_path(csj_plan *plan, const char *path, int16_t slot) {
  size_t of = 0;
  for (;;) {
    const char *dot = strchr(path, '.');
    size_t length = dot ? size_t(dot - path) : strlen(path);
    const bool each = length > 2 && path[length - 1] == ']';
    if (each) length -= 2;
    entry *e = insert_key(plan, of, path, length);
    if (!e || (e->each != each && (e->slot >= 0 || e->node >= 0))) return false;
    e->each = each;
    if (!dot) {
      if (e->slot >= 0 || e->node >= 0) return false;
      e->slot = slot;
      return true;
    }
    if (e->slot >= 0) return false;
    if (e->node < 0) {
      e->node = int16_t(plan->nodes.size());
      plan->nodes.emplace_back();
      plan->nodes.back().first_slot = slot;
      // The vector may have moved: the entry is looked up again.
      const int16_t child = int16_t(plan->nodes.size() - 1);
      insert_key(plan, of, path, length)->node = child;
      of = size_t(child);
    } else {
      of = size_t(e->node);
    }
    path = dot + 1;
  }
}

struct selector {
  csj_parser &parser;
  const csj_plan &plan;
  const uint8_t *block;
  csj_slice *slices;
  csj_head &head;

  void set(int16_t slot, uint8_t kind) { slices[slot] = {0, 0, kind, 0}; }

  /// Lower case for 36 bytes that look like a GUID.
  static void lower_guid(uint8_t *text) {
    if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return;
    for (int i = 0; i < 36; i++) text[i] |= uint8_t((text[i] >= 'A' && text[i] <= 'F') << 5);
  }

  /// An object or array where text was expected, or the reverse: noted whatever is found besides.
  void wrong(int16_t slot, uint8_t kind) { set(slot, kind); }

  /// Whether a slot takes another value.
  bool takes(int16_t slot, bool several, bool is_text) {
    const csj_slice &slice = slices[slot];
    if (slice.kind == CSJ_ABSENT) return true;
    if (!several) {
      head.duplicate = 1;
      return false;
    }
    // Of several elements the first with a text counts, as long as all are texts.
    const bool was_text = slice.kind == CSJ_NULL || slice.kind == CSJ_STRING;
    if (was_text && !is_text) wrong(slot, CSJ_WRONG_PARENT);
    return was_text && is_text && slice.length == 0;
  }

  int32_t leaf(int16_t slot, ondemand::value value, bool several) {
    csj_slice &slice = slices[slot];
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    if (!takes(slot, several,
               type == ondemand::json_type::string || type == ondemand::json_type::null))
      return 0;
    switch (type) {
      case ondemand::json_type::string: {
        ondemand::raw_json_string raw;
        if (auto error = value.get_raw_json_string().get(raw)) return error;
        const uint8_t *start = reinterpret_cast<const uint8_t *>(raw.raw());
        const string_end end = find_string_end(start);
        if (!end.escaped && !plan.keep[size_t(slot)]) {
          slice = {uint32_t(start - block), uint32_t(end.length), CSJ_STRING, 1};
          return 0;
        }
        // Sixteen bytes more, so that a short text is one store.
        uint8_t *out = parser.arena.room(end.length + 16);
        if (!out) return MEMALLOC;
        size_t count = end.length;
        if (end.escaped) {
          const ptrdiff_t unescaped = csj_unescape(start, end.length, out);
          if (unescaped < 0) return CSJ_ERROR_STRING;
          count = size_t(unescaped);
        } else if (count <= 16) {
          memcpy(out, start, 16);
        } else {
          memcpy(out, start, count);
        }
        if (plan.keep[size_t(slot)] == CSJ_KEEP_IDENTIFIER && count == 36) lower_guid(out);
        slice = {uint32_t(parser.arena.count), uint32_t(count), CSJ_STRING, 0};
        parser.arena.count += count;
        return 0;
      }
      case ondemand::json_type::number: {
        std::string_view raw = value.raw_json_token();
        while (!raw.empty() && uint8_t(raw.back()) <= ' ') raw.remove_suffix(1);
        if (!plan.keep[size_t(slot)]) {
          slice = {uint32_t(reinterpret_cast<const uint8_t *>(raw.data()) - block),
                   uint32_t(raw.size()), CSJ_NUMBER, 1};
          return 0;
        }
        uint8_t *out = parser.arena.room(raw.size());
        if (!out) return MEMALLOC;
        memcpy(out, raw.data(), raw.size());
        slice = {uint32_t(parser.arena.count), uint32_t(raw.size()), CSJ_NUMBER, 0};
        parser.arena.count += raw.size();
        return 0;
      }
      case ondemand::json_type::boolean: {
        bool flag;
        if (auto error = value.get_bool().get(flag)) return error;
        set(slot, flag ? CSJ_TRUE : CSJ_FALSE);
        return 0;
      }
      case ondemand::json_type::null: {
        bool null;
        if (auto error = value.is_null().get(null)) return error;
        if (!null) return N_ATOM_ERROR;
        if (slice.kind == CSJ_ABSENT) set(slot, CSJ_NULL);
        return 0;
      }
      case ondemand::json_type::object: wrong(slot, CSJ_OBJECT); return 0;
      case ondemand::json_type::array: wrong(slot, CSJ_ARRAY); return 0;
      default: return TAPE_ERROR;
    }
  }

  /// A value on the way to slots: an object to go into, null, or something wrong.
  int32_t branch(int16_t of, ondemand::value value, bool several) {
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    if (type == ondemand::json_type::object) {
      ondemand::object object;
      if (auto error = value.get_object().get(object)) return error;
      return fields(of, object, several);
    }
    const int16_t slot = plan.nodes[size_t(of)].first_slot;
    if (type == ondemand::json_type::null) {
      bool null;
      if (auto error = value.is_null().get(null)) return error;
      return null ? 0 : int32_t(N_ATOM_ERROR);
    }
    if (type == ondemand::json_type::string) {
      const csj_token *inside;
      if (const int32_t error = unpack(value, inside)) return error;
      if (!inside) return 0;
      return packed_branch(of, *inside, several);
    }
    wrong(slot, CSJ_WRONG_PARENT);
    return 0;
  }

  int32_t each(const entry &e, ondemand::value value) {
    const int16_t slot = e.slot >= 0 ? e.slot : plan.nodes[size_t(e.node)].first_slot;
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    if (type != ondemand::json_type::array) {
      if (type == ondemand::json_type::null) {
        if (e.slot >= 0) return leaf(slot, value, false);
        return branch(e.node, value, true);
      }
      if (type == ondemand::json_type::string) {
        const csj_token *inside;
        if (const int32_t error = unpack(value, inside)) return error;
        return inside ? packed_each(e, *inside) : 0;
      }
      wrong(slot, CSJ_WRONG_PARENT);
      return 0;
    }
    ondemand::array array;
    if (auto error = value.get_array().get(array)) return error;
    for (auto item : array) {
      ondemand::value element;
      if (auto error = std::move(item).get(element)) return error;
      const int32_t error =
          e.slot >= 0 ? leaf(slot, element, true) : branch(e.node, element, true);
      if (error) return error;
    }
    return 0;
  }

  int32_t fields(int16_t of, ondemand::object object, bool several) {
    for (auto item : object) {
      ondemand::field field;
      if (auto error = std::move(item).get(field)) return error;
      const uint8_t *start = reinterpret_cast<const uint8_t *>(field.key().raw());
      const string_end end = find_string_end(start);
      if (end.escaped) return CSJ_ERROR_ESCAPED_KEY;
      const key_bytes key = key_of(start, end.length);
      const entry *e = plan.find(size_t(of), key);
      if (!e) {
        if (plan.may_be(size_t(of), key)) return CSJ_ERROR_OTHER_CASE;
        continue;
      }
      if (e->bit >= 0) head.keys |= 1ull << e->bit;
      int32_t error = 0;
      if (e->each)
        error = each(*e, field.value());
      else if (e->slot >= 0)
        error = leaf(e->slot, field.value(), several);
      else if (e->node >= 0)
        error = branch(e->node, field.value(), several);
      if (error) return error;
    }
    return 0;
  }

  // A text that holds JSON is exported whole, as the general way does it, and its tokens are walked: what is good JSON there
  // is good JSON here. A text inside such a text isn't looked into; its record goes the general way.

  /// The token of the object or array that a text holds, or of the text itself; null for an empty text.
  int32_t unpack(ondemand::value value, const csj_token *&token) {
    ondemand::raw_json_string raw;
    if (auto error = value.get_raw_json_string().get(raw)) return error;
    const uint8_t *start = reinterpret_cast<const uint8_t *>(raw.raw());
    const string_end end = find_string_end(start);
    token = nullptr;
    if (end.length == 0) return 0;
    if (!parser.inner) parser.inner.reset(new (std::nothrow) csj_parser());
    if (!parser.inner) return MEMALLOC;
    static constexpr char opening[] = "{\"\":";
    static constexpr size_t before = sizeof opening - 1;
    parser.packed.count = 0;
    uint8_t *const text = parser.packed.room(before + end.length + 1 + SIMDJSON_PADDING);
    if (!text) return MEMALLOC;
    memcpy(text, opening, before);
    size_t count = end.length;
    if (end.escaped) {
      const ptrdiff_t unescaped = csj_unescape(start, end.length, text + before);
      if (unescaped < 0) return CSJ_ERROR_STRING;
      count = size_t(unescaped);
    } else {
      memcpy(text + before, start, count);
    }
    text[before + count] = '}';
    memset(text + before + count + 1, 0, SIMDJSON_PADDING);
    static constexpr csj_token other = {0, 1, 1, CSJ_STRING};
    token = &other;
    size_t first = before;
    while (text[first] == ' ' || text[first] == '\n' || text[first] == '\r' || text[first] == '\t')
      first++;
    if (text[first] != '{' && text[first] != '[') return 0;
    if (csj_export(parser.inner.get(), text, before + count + 1, plan.max_depth)) return 0;
    const std::vector<csj_token> &tokens = parser.inner->tokens;
    // A text that closes its own bracket and goes on would bring keys of its own along.
    if (tokens.size() < 3 || tokens[2].next != tokens.size()) return 0;
    // Keys are looked up eight bytes at a time.
    if (!parser.inner->text.room(16)) return MEMALLOC;
    token = &tokens[2];
    return 0;
  }

  const csj_token *behind(const csj_token &token) const {
    return parser.inner->tokens.data() + token.next;
  }

  int32_t packed_leaf(int16_t slot, const csj_token &token, bool several) {
    if (!takes(slot, several, token.kind == CSJ_STRING || token.kind == CSJ_NULL)) return 0;
    switch (token.kind) {
      case CSJ_STRING:
      case CSJ_NUMBER: {
        uint8_t *out = parser.arena.room(token.length + 16);
        if (!out) return MEMALLOC;
        if (token.length) memcpy(out, parser.inner->text.bytes + token.offset, token.length);
        if (token.kind == CSJ_STRING && plan.keep[size_t(slot)] == CSJ_KEEP_IDENTIFIER &&
            token.length == 36)
          lower_guid(out);
        slices[slot] = {uint32_t(parser.arena.count), token.length, token.kind, 0};
        parser.arena.count += token.length;
        return 0;
      }
      case CSJ_OBJECT:
      case CSJ_ARRAY: wrong(slot, token.kind); return 0;
      case CSJ_NULL:
        if (slices[slot].kind == CSJ_ABSENT) set(slot, CSJ_NULL);
        return 0;
      default: set(slot, token.kind); return 0;
    }
  }

  int32_t packed_branch(int16_t of, const csj_token &token, bool several) {
    if (token.kind == CSJ_NULL || (token.kind == CSJ_STRING && token.length == 0)) return 0;
    if (token.kind != CSJ_OBJECT) {
      wrong(plan.nodes[size_t(of)].first_slot, CSJ_WRONG_PARENT);
      return 0;
    }
    const csj_token *const end = behind(token);
    for (const csj_token *key = &token + 1; key < end;) {
      const csj_token &value = key[1];
      const key_bytes name = key_of(parser.inner->text.bytes + key->offset, key->length);
      if (const entry *e = plan.find(size_t(of), name)) {
        int32_t error = 0;
        if (e->each)
          error = packed_each(*e, value);
        else if (e->slot >= 0)
          error = packed_leaf(e->slot, value, several);
        else if (e->node >= 0)
          error = packed_branch(e->node, value, several);
        if (error) return error;
      } else if (plan.may_be(size_t(of), name)) {
        return CSJ_ERROR_OTHER_CASE;
      }
      key = behind(value);
    }
    return 0;
  }

  int32_t packed_each(const entry &e, const csj_token &token) {
    const int16_t slot = e.slot >= 0 ? e.slot : plan.nodes[size_t(e.node)].first_slot;
    if (token.kind != CSJ_ARRAY) {
      if (token.kind == CSJ_NULL || (token.kind == CSJ_STRING && token.length == 0)) return 0;
      wrong(slot, CSJ_WRONG_PARENT);
      return 0;
    }
    const csj_token *const end = behind(token);
    for (const csj_token *element = &token + 1; element < end; element = behind(*element)) {
      const int32_t error = e.slot >= 0 ? packed_leaf(slot, *element, true)
                                        : packed_branch(e.node, *element, true);
      if (error) return error;
    }
    return 0;
  }

  int32_t record(const uint8_t *start, size_t length) {
    ondemand::document document;
    if (auto error = parser.ondemand
                         .iterate(reinterpret_cast<const char *>(start), length,
                                  length + SIMDJSON_PADDING)
                         .get(document))
      return error;
    ondemand::object object;
    if (auto error = document.get_object().get(object)) return error;
    return fields(0, object, false);
  }
};

}  // namespace

extern "C" csj_plan *csj_plan_new(
    const char *paths, const uint8_t *keep, size_t path_count, const char *known_keys,
    int32_t max_depth, int32_t strict) {
  csj_plan *plan = new (std::nothrow) csj_plan();
  if (!plan) return nullptr;
  plan->max_depth = max_depth;
  plan->strict = strict != 0;
  const std::vector<std::string> path_list = lines(paths), known = lines(known_keys);
  plan->nodes.reserve(64);
  plan->nodes.emplace_back();
  plan->slots = path_count;
  plan->keep.assign(keep, keep + path_count);
  bool good = path_list.size() == path_count && known.size() <= 64 &&
              path_count + known.size() <= node::size / 2;
  for (size_t i = 0; good && i < path_count; i++)
    good = insert_path(plan, path_list[i].c_str(), int16_t(i));
  for (size_t i = 0; good && i < known.size(); i++) {
    // Names parted by bars share a bit.
    const std::string &names = known[i];
    for (size_t from = 0; good && from <= names.size();) {
      size_t end = names.find('|', from);
      if (end == std::string::npos) end = names.size();
      entry *e = insert_key(plan, 0, names.data() + from, end - from);
      good = e && e->bit < 0;
      if (good) e->bit = int16_t(i);
      from = end + 1;
    }
  }
  if (good) return plan;
  delete plan;
  return nullptr;
}

extern "C" void csj_plan_free(csj_plan *plan) { delete plan; }

extern "C" size_t csj_select(
    csj_parser *parser, const csj_plan *plan, const uint8_t *block, const void *spans,
    size_t stride, size_t count, uint64_t wanted, uint64_t unwanted, csj_slice *slices,
    csj_head *heads) {
  for (size_t i = 0; i < count; i++) {
    int64_t span[2];
    memcpy(span, static_cast<const uint8_t *>(spans) + i * stride, sizeof span);
    csj_slice *const own = slices + i * plan->slots;
    memset(own, 0, plan->slots * sizeof(csj_slice));
    heads[i] = {0, 0, 0};
    const size_t arena_before = parser->arena.count;
    selector select{*parser, *plan, block, own, heads[i]};
    heads[i].error = select.record(block + span[0], size_t(span[1]));
    if (heads[i].error) {
      // Whoever looks at a record in spite of its error finds nothing of it.
      parser->arena.count = arena_before;
      memset(own, 0, plan->slots * sizeof(csj_slice));
      continue;
    }
    if (!(heads[i].keys & wanted) || (heads[i].keys & unwanted)) {
      parser->arena.count = arena_before;
      return i;
    }
  }
  return count;
}
