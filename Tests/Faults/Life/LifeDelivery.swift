/// A file as it comes in on one night, and what must become of it.
struct LifeDelivery: Sendable {
  enum Fate: Sendable {
    /// It is read, scored and stored.
    case accepted
    /// The same content is stored already.
    case known
    /// It is refused whole.
    case refused
  }

  let name: String
  let bytes: [UInt8]
  /// What the file of totals beside it says, or nil without one.
  var totals: String?
  let records: Int
  let yen: Int
  let fate: Fate

  init(_ source: LifeSource, name: String? = nil, bytes: [UInt8]? = nil, totals: String? = nil, _ fate: Fate)
  {
    self.name = name ?? source.name
    self.bytes = bytes ?? source.bytes
    self.totals = totals
    records = source.records
    yen = source.yen
    self.fate = fate
  }
}
