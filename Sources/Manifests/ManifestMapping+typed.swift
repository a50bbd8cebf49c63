import Core

/// Required and optional keys with their types, each in one call.
extension ManifestMapping {
  /// A required text that is not blank.
  public func string(_ key: String) -> String? { required(key)?.string() }

  /// A text that is not blank, if the key is there.
  public func optionalString(_ key: String) -> String? { optional(key)?.string() }

  /// A required whole number in a range.
  public func integer(_ key: String, in range: ClosedRange<Int64> = Int64.min...Int64.max) -> Int64? {
    required(key)?.integer(in: range)
  }

  /// A whole number in a range, if the key is there.
  public func optionalInteger(_ key: String, in range: ClosedRange<Int64> = Int64.min...Int64.max) -> Int64? {
    optional(key)?.integer(in: range)
  }

  /// A required real number in a range.
  public func real(_ key: String, in range: ClosedRange<Double>? = nil) -> Double? {
    required(key)?.real(in: range)
  }

  /// A real number in a range, if the key is there.
  public func optionalReal(_ key: String, in range: ClosedRange<Double>? = nil) -> Double? {
    optional(key)?.real(in: range)
  }

  /// A required truth value.
  public func boolean(_ key: String) -> Bool? { required(key)?.boolean() }

  /// A truth value, if the key is there.
  public func optionalBoolean(_ key: String) -> Bool? { optional(key)?.boolean() }

  /// A required day.
  public func day(_ key: String) -> BankDay? { required(key)?.day() }

  /// A day, if the key is there.
  public func optionalDay(_ key: String) -> BankDay? { optional(key)?.day() }

  /// A required list.
  public func list(_ key: String) -> [ManifestValue]? { required(key)?.list() }

  /// A list, if the key is there.
  public func optionalList(_ key: String) -> [ManifestValue]? { optional(key)?.list() }

  /// A required list of texts.
  public func strings(_ key: String) -> [String]? { required(key)?.strings() }

  /// A list of texts, if the key is there.
  public func optionalStrings(_ key: String) -> [String]? { optional(key)?.strings() }

  /// A required mapping.
  public func mapping(_ key: String) -> ManifestMapping? { required(key)?.mapping() }

  /// A mapping, if the key is there.
  public func optionalMapping(_ key: String) -> ManifestMapping? { optional(key)?.mapping() }

  /// A required list of mappings; an item that is none leaves a finding and is left out.
  public func mappings(_ key: String) -> [ManifestMapping]? {
    list(key)?.compactMap { $0.mapping() }
  }
}
