import Core
import Evidence
import Features
import Foundation

/// A history as the database and bundles keep it.
extension RowHistory {
  /// The name of the layout.
  static let format = "mekiki.history/1"

  /// The history as JSON, keys in a fixed order.
  public var json: String {
    var json = JSONText()
    json.object { json in
      json.member("format", RowHistory.format)
      json.member("night", night.iso8601)
      json.key("states")
      json.array { json in
        for state in states {
          json.object { json in
            json.member("kind", state.kind.word)
            json.member("key", state.key)
            json.member("version", Int64(state.version))
            json.member("content_base64", Data(state.content).base64EncodedString())
          }
        }
      }
      write(customers, &json)
      write(labels, &json)
      json.key("watch_lists")
      json.array { json in for list in watchLists { RowHistory.write(list, &json) } }
    }
    return json.text
  }

  private func write(_ customers: CustomerTable, _ json: inout JSONText) {
    json.member("customers_as_of", customers.asOf?.iso8601)
    json.key("customers")
    json.array { json in
      for row in 0..<customers.count {
        json.object { json in
          json.member("account", customers.account.string(row))
          json.member("holder_name", customers.holderName.string(row))
          json.member("holder_kind", customers.holderKind[row].map { Int64($0.rawValue) })
          json.member("opened_on", customers.openedOn[row]?.iso8601)
        }
      }
    }
  }

  private func write(_ labels: ConfirmedAccounts?, _ json: inout JSONText) {
    json.member("has_labels", labels != nil)
    json.member("labels_as_of", labels?.asOf?.iso8601)
    json.key("labels")
    json.array { json in
      for row in 0..<(labels?.count ?? 0) {
        json.object { json in
          json.member("account", labels?.account.string(row))
          json.member("known_at_seconds", labels?.knownAtSeconds[row])
        }
      }
    }
  }

  private static func write(_ list: WatchList, _ json: inout JSONText) {
    json.object { json in
      json.member("id", list.id)
      json.member("kind", list.kind.rawValue)
      json.member("as_of", list.asOf.iso8601)
      json.key("entries")
      json.array { json in
        for row in 0..<list.count {
          json.object { json in
            json.member("name", list.name.string(row))
            json.member("name_kana", list.nameKana.string(row))
            json.member("account", list.account.string(row))
            json.member("listed_on", list.listedOn[row]?.iso8601)
          }
        }
      }
    }
  }

  /// Reads a history; nil when the bytes are not one of this layout.
  public init?(json bytes: [UInt8]) {
    guard let root = JSONReader.value(of: bytes), root["format"]?.asText == RowHistory.format,
      let night = root.day("night"), let states = root["states"]?.asList,
      let lists = root["watch_lists"]?.asList, let customers = root["customers"]?.asList
    else { return nil }
    self.init(night: night)
    for state in states {
      guard let stored = StoredEntity(json: state) else { return nil }
      self.states.append(stored)
    }
    for list in lists {
      guard let read = WatchList(json: list) else { return nil }
      watchLists.append(read)
    }
    self.customers.asOf = root.day("customers_as_of")
    for customer in customers {
      guard self.customers.append(json: customer) else { return nil }
    }
    guard root["has_labels"] == .boolean(true) else { return }
    var labels = ConfirmedAccounts()
    labels.asOf = root.day("labels_as_of")
    for label in root["labels"]?.asList ?? [] {
      guard let account = label["account"]?.asText, let seconds = label["known_at_seconds"]?.asInteger else {
        return nil
      }
      labels.append(account: account, knownAt: Instant(secondsSince1970: seconds))
    }
    self.labels = labels
  }
}

extension EntityKind {
  /// The word for it in a history.
  public var word: String {
    switch self {
    case .account: return "account"
    case .counterparty: return "payee"
    case .extraKey: return "column"
    case .moneyNode: return "money"
    }
  }
}

extension StoredEntity {
  fileprivate init?(json: JSONValue) {
    guard let word = json["kind"]?.asText, let kind = EntityKind.allCases.first(where: { $0.word == word }),
      let key = json["key"]?.asText, let version = json["version"]?.asInteger,
      let content = json["content_base64"]?.asText.flatMap({ Data(base64Encoded: $0) })
    else { return nil }
    self.init(kind: kind, key: key, version: Int(version), content: Array(content))
  }
}

extension WatchList {
  fileprivate init?(json: JSONValue) {
    guard let id = json["id"]?.asText, let kind = json["kind"]?.asText.flatMap(Kind.init(rawValue:)),
      let asOf = json.day("as_of"), let entries = json["entries"]?.asList
    else { return nil }
    self.init(id: id, kind: kind, asOf: asOf)
    for entry in entries {
      guard let name = entry["name"]?.asText, let nameKana = entry["name_kana"]?.asText,
        let account = entry["account"]?.asText
      else { return nil }
      append(name: name, nameKana: nameKana, account: account, listedOn: entry.day("listed_on"))
    }
  }
}

extension CustomerTable {
  fileprivate mutating func append(json: JSONValue) -> Bool {
    guard let text = json["account"]?.asText, let name = json["holder_name"]?.asText else { return false }
    account.append(contentsOf: text.utf8)
    holderName.append(contentsOf: name.utf8)
    holderKind.append(json["holder_kind"]?.asInteger.flatMap { HolderKind(rawValue: UInt8(clamping: $0)) })
    openedOn.append(json.day("opened_on"))
    return true
  }
}

extension JSONValue {
  fileprivate func day(_ key: String) -> BankDay? { self[key]?.asText.flatMap { BankDay(iso8601: $0) } }
}
