/// How a date without a full year was given its year.
public enum DateInterpretation: String, CaseIterable, Sendable {
  /// A year of the era 令和, which began on 2019-05-01.
  case reiwa
  /// A year of the era 平成, 1989-01-08 to 2019-04-30.
  case heisei
  /// A year of the era 昭和, 1926-12-25 to 1989-01-07.
  case showa
  /// The last two digits of a western year of this century.
  case western
  /// No year in the file: the year that puts the date nearest to the reference day.
  case nearestYear
}
