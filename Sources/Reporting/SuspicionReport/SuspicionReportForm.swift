import AlertStore
import Core

/// Fills the parts of the form from an alert, the customers' file and what the bank says of itself.
struct SuspicionReportForm {
  typealias Item = SuspicionReportDraft.Item
  typealias Part = SuspicionReportDraft.Part

  let detail: StoredAlertDetail
  let holder: AccountHolder?
  let institution: ReportingInstitution
  /// How a day is written.
  let day: (BankDay) -> String
  let language: Language

  /// A: 届出票.
  var cover: Part {
    func own(_ item: ReportingInstitution.Item, _ japanese: String, _ english: String) -> Item {
      Item(item.rawValue, japanese, english, institution.texts[item], or: .toFill)
    }
    let cases = SuspicionReportReason.referenceCases(detail)
    let reason = SuspicionReportReason(detail: detail, day: day, language: language).text
    let items = [
      Item("filing_date", "届出年月日", "Date of filing", nil, or: .toFill),
      own(.institutionName, "事業者名", "Institution"),
      own(.representativeName, "代表者名", "Representative"),
      Item("report_number", "届出番号", "Number of the report", nil, or: .toFill),
      Item("contact_name", "担当者名", "Contact", nil, or: .toFill),
      own(.contactDepartment, "担当部署名", "Department"),
      own(.contactOffice, "営業所・代理店名", "Office"),
      Item("contact_title", "役職", "Title", nil, or: .toFill),
      own(.headOfficePostcode, "本店の郵便番号", "Postcode of the head office"),
      own(.headOfficeAddress, "本店所在地", "Address of the head office"),
      own(.officeAddress, "営業所所在地", "Address of the office"),
      own(.officeTelephone, "電話番号", "Telephone"),
      own(.officeExtension, "内線", "Extension"),
      Item("customer_data_confirmed", "取引時確認の有無", "Identity checked", nil, or: .toFill),
      Item(
        "reference_cases", "該当する参考事例（社内の整理番号）", "Reference cases (own numbers)",
        cases.isEmpty ? nil : cases.joined(separator: language == .japanese ? "、" : ", "), or: .toFill),
      Item("reason", "届出理由（案）", "Reason (draft)", reason, or: .toFill),
    ]
    return Part(name: "cover", label: Label(japanese: "A 届出票", english: "A Cover"), rows: [items])
  }

  /// B: 取引時確認情報.
  ///
  /// The customers' file has no more than name and sort of holder.
  var customer: Part {
    let name = holder?.name
    let kind = holder?.kind.map { kind in
      switch kind {
      case .person: language == .japanese ? "個人" : "person"
      case .corporation: language == .japanese ? "法人" : "corporation"
      }
    }
    var items = [
      Item("holder_kind", "個人・法人の別", "Person or corporation", kind, or: .unknown),
      Item("holder_name", "氏名・名称（行内の登録）", "Name as registered", name, or: .unknown),
    ]
    func add(_ name: String, _ japanese: String, _ english: String) {
      items.append(Item(name, japanese, english, nil, or: .toFill))
    }
    if holder?.kind != .corporation {
      add("birth_date", "生年月日", "Date of birth")
      add("home_address", "住所", "Address")
      add("occupation", "職業", "Occupation")
      add("nationality", "国籍", "Nationality")
    }
    if holder?.kind != .person {
      add("seat", "所在地", "Seat")
      add("business", "事業内容", "Business")
      add("corporate_representative", "代表者", "Representative")
      add("beneficial_owner", "実質的支配者", "Beneficial owner")
    }
    add("document_kind", "本人確認書類の種類", "Kind of identity document")
    add("document_number", "本人確認書類の番号", "Number of the identity document")
    add("identified_on", "確認日", "Date of the identity check")
    return Part(
      name: "customer", label: Label(japanese: "B 取引時確認情報", english: "B Identity of the customer"),
      rows: [items])
  }

  /// C: 口座情報.
  var account: Part {
    let items =
      accountItems(detail.alert.account.text, prefix: "account") + [
        Item("account_holder", "口座名義", "Account holder", holder?.name, or: .unknown),
        Item("opened_on", "開設日", "Opened on", holder?.openedOn.map(day), or: .unknown),
        Item("account_status", "口座の状態（凍結・解約など）", "State of the account", nil, or: .toFill),
      ]
    return Part(name: "account", label: Label(japanese: "C 口座情報", english: "C Account"), rows: [items])
  }

  /// D: 取引情報, one list a transaction in the order of time.
  var transactions: Part {
    Part(
      name: "transactions", label: Label(japanese: "D 取引情報", english: "D Transactions"),
      rows: detail.transactions.map(items))
  }

  private func items(_ stored: StoredTransaction) -> [Item] {
    let transaction = stored.record.transaction
    let channel = transaction.channel == .unstated ? nil : WordNames.name(transaction.channel, language)
    let place =
      language == .japanese
      ? "\(stored.fileName) の \(stored.record.source.recordNumber) 件目"
      : "\(stored.fileName), record \(stored.record.source.recordNumber)"
    let known: [(String, String, String, String?)] = [
      ("occurred_on", "発生年月日", "Date", day(transaction.occurredAt.japanDay)),
      (
        "occurred_at", "発生時刻", "Time",
        transaction.hasTimeOfDay ? TransactionSentence.clock(transaction.occurredAt) : nil
      ),
      ("channel", "場所・チャネル", "Place or channel", channel),
      ("kind", "取引の種類", "Kind of transaction", WordNames.name(transaction.kind, language)),
      ("direction", "入出金の別", "In or out", WordNames.name(transaction.direction, language)),
      ("amount", "金額", "Amount", NumberText.yen(transaction.amountYen, language)),
      ("currency", "通貨", "Currency", language == .japanese ? "日本円" : "Japanese yen"),
      ("counterparty_name", "相手方の名義", "Name of the counterparty", transaction.counterpartyName),
      ("originator_name", "振込依頼人名", "Originator", transaction.originatorName),
      ("memo", "摘要", "Memo", transaction.memo),
      ("transaction_id", "取引番号", "Transaction number", transaction.transactionID),
      ("source", "原本の位置", "Place in the source", place),
    ]
    let counterparty = transaction.counterpartyAccount.map {
      accountItems($0, prefix: "counterparty_account", japanese: "相手方の", english: "Counterparty's ")
    }
    return known.map { Item($0.0, $0.1, $0.2, $0.3, or: .unknown) }
      + (counterparty ?? [
        Item("counterparty_account", "相手方の口座", "Counterparty's account", nil, or: .unknown)
      ])
      + [Item("property", "財産の内容", "Property", nil, or: .toFill)]
  }

  /// An account as its four codes when it has them, and whole when it is a name of another kind.
  private func accountItems(
    _ account: String, prefix: String, japanese: String = "", english: String = ""
  ) -> [Item] {
    let codes = account.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let lengths = codes.map(\.utf8.count)
    let areDigits = codes.allSatisfy { $0.utf8.allSatisfy { 48...57 ~= $0 } }
    guard codes.count == 4, areDigits, lengths[0] == 4, lengths[1] == 3, lengths[2] == 1, lengths[3] > 0
    else {
      return [Item(prefix, japanese + "口座", english + "account", account, or: .unknown)]
    }
    return [
      Item(prefix + "_bank", japanese + "金融機関コード", english + "bank code", codes[0], or: .unknown),
      Item(prefix + "_branch", japanese + "支店コード", english + "branch code", codes[1], or: .unknown),
      Item(
        prefix + "_type", japanese + "種目", english + "account type",
        SuspicionReportForm.type(codes[2], language),
        or: .unknown),
      Item(prefix + "_number", japanese + "口座番号", english + "account number", codes[3], or: .unknown),
    ]
  }

  /// The types that every layout agrees on; another code is shown as it is.
  private static func type(_ code: String, _ language: Language) -> String {
    let isJapanese = language == .japanese
    switch code {
    case "1": return isJapanese ? "普通預金" : "ordinary"
    case "2": return isJapanese ? "当座預金" : "current"
    case "4": return isJapanese ? "貯蓄預金" : "savings"
    default: return code
    }
  }
}
