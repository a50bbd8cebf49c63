import Core
import Ingest
import Manifests

/// Where a reference file lies, and for which day it is true.
public struct ReferenceSource: Hashable, Sendable {
  /// The path, relative to the pipeline's folder unless it begins with `/`.
  public var file: String
  /// The day on which the file was true, when the pipeline says so.
  public var asOf: BankDay?
  /// The days after which the file is stale, when the pipeline says so.
  public var staleAfterDays: Int?
  /// How the bytes stand for text.
  public var encoding: CSVMapping.Encoding

  /// Names a file.
  public init(
    file: String, asOf: BankDay? = nil, staleAfterDays: Int? = nil, encoding: CSVMapping.Encoding = .detect
  ) {
    self.file = file
    self.asOf = asOf
    self.staleAfterDays = staleAfterDays
    self.encoding = encoding
  }

  /// The days since the file was true, or nil when that is not said.
  public func ageDays(on day: BankDay) -> Int? {
    asOf.map { Int(day.daysSince1970 - $0.daysSince1970) }
  }

  /// Whether the file is older than the pipeline wants.
  public func isStale(on day: BankDay) -> Bool {
    guard let age = ageDays(on: day), let staleAfterDays else { return false }
    return age > staleAfterDays
  }

  /// Reads a path alone, or a mapping with `file` and what else is known.
  static func read(_ value: ManifestValue) -> ReferenceSource? {
    guard case .mapping = value.node.content else { return value.string().map { ReferenceSource(file: $0) } }
    guard let mapping = value.mapping() else { return nil }
    let source = read(mapping)
    mapping.finish()
    return source
  }

  /// Takes the keys of a reference file out of a mapping that may have others.
  static func read(_ mapping: ManifestMapping) -> ReferenceSource? {
    let file = mapping.string("file")
    let asOf = mapping.optionalDay("as_of")
    let staleAfterDays = mapping.optionalInteger("stale_after_days", in: 1...3_660)
    let encoding = mapping.optional("encoding").map { $0.word(CSVMapping.Encoding.self) } ?? .detect
    guard let file, let encoding else { return nil }
    return ReferenceSource(
      file: file, asOf: asOf, staleAfterDays: staleAfterDays.map { Int($0) }, encoding: encoding)
  }
}
