import Core

/// The columns of a batch that hold texts or moments.
struct TextColumns: Sendable {
  /// The pack's declared columns; nil where the batch lacks one.
  let declared: [TextColumn?]
  /// The fields of the transactions themselves.
  let fields: FieldColumns

  /// The column of a text; nil where the batch has none.
  subscript(place: TextPlace) -> TextColumn? {
    switch place {
    case .declared(let index): return declared[index]
    case .field(let index): return fields.texts(index)
    }
  }
}
