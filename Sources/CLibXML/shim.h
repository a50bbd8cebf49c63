#pragma once
#include <libxml/xmlversion.h>
// libxml's headers would pull in the system's ICU, whose types are not those of the ICU inside Foundation. We convert no
// encodings through libxml, and none of the types we use has a field of it.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
