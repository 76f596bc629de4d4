/// The schemas of the OpenAPI document: required fields, descriptions of fields, merge patches and problems.
@NullMarked
package dev.merit.local.openapi.schemas;

import org.jspecify.annotations.NullMarked;
