#include "CSimdJSON.h"
#include <simdjson.h>
extern "C" const char *csj_version(void) { return SIMDJSON_STRINGIFY(SIMDJSON_VERSION_MAJOR); }
