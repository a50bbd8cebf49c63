import CLibXML

/// Numbers of names by the address at which libxml2 keeps them.
///
/// Cost: a few instructions for a name that was seen before; names beyond the room are looked up each time.
struct XMLNameCache {
  private static let slots = 1_024
  private var addresses = [UInt](repeating: 0, count: slots)
  private var numbers = [UInt16](repeating: 0, count: slots)
  private var used = 0

  mutating func number(of name: UnsafePointer<xmlChar>, _ vocabulary: XMLVocabulary) -> UInt16 {
    let address = UInt(bitPattern: name)
    var slot = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 54)
    while addresses[slot] != 0 {
      if addresses[slot] == address { return numbers[slot] }
      slot = (slot + 1) % XMLNameCache.slots
    }
    let number = vocabulary.number(of: String(cString: name))
    if used < XMLNameCache.slots / 2 {
      used += 1
      addresses[slot] = address
      numbers[slot] = number
    }
    return number
  }
}
