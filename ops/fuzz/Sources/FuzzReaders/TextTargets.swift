import Core
import JapaneseText

/// What turns texts into keys and spans.
enum TextTargets {
  static let all: [FuzzTarget] = [
    FuzzTarget(name: "name-key") { bytes in
      var builder = NameKeyBuilder()
      builder.build(bytes.span)
      let key = builder.nameKey
      precondition(key.familyLength <= key.scalars.count, "The family name lies inside the key.")
      var similarity = NameSimilarity()
      let score = similarity.score(key, key, possiblyTruncated: true)
      precondition(score == (key.isEmptyName ? 0 : 1), "A name is itself.")
    },
    FuzzTarget(name: "text-finds") { bytes in
      var dates = TextDates()
      dates.scan(bytes.span)
      for date in dates.found {
        precondition(date.byteRange.upperBound <= bytes.count, "A date lies inside its text.")
      }
      var references = TextReferences()
      references.scan(bytes.span)
      for reference in references.found {
        precondition(reference.byteRange.upperBound <= bytes.count, "A number lies inside its text.")
      }
    },
  ]
}
