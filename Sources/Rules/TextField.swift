import Core

/// A declared text column as conditions and cases name it: `extra.` and its name.
struct TextField: Hashable, Sendable {
  /// The place among the text columns of the pack.
  let index: Int
  /// The column's own name.
  let column: String

  /// The name in conditions.
  var name: String { "extra.\(column)" }
}
