import Core
import Reporting
import Testing

/// A number on the scale of probabilities is called a probability only where it was calibrated on the bank's own outcomes.
@Suite struct TransactionSentenceTests {
  private func text(isCalibrated: Bool, _ language: Language) -> String {
    TransactionSentence.text(
      TransactionSentence.Facts(
        occurredAt: Instant(day: BankDay(daysSince1970: 20_000), secondOfDay: 50_602), hasTimeOfDay: true,
        direction: .outgoing, amount: Amount(yen: 90_000), channel: .atm, kind: .transfer,
        counterpartyName: "", probability: 0.834, isCalibrated: isCalibrated, reasons: []),
      language: language)
  }

  @Test func whatWasCalibratedIsAProbability() {
    #expect(text(isCalibrated: true, .japanese).hasSuffix("不正である確率は83.4%です。"))
    #expect(text(isCalibrated: true, .english).hasSuffix("Probability of fraud: 83.4 %."))
  }

  @Test func whatWasNotIsAnEstimateAndSaysSo() {
    let (japanese, english) = (text(isCalibrated: false, .japanese), text(isCalibrated: false, .english))
    #expect(japanese.hasSuffix("不正の目安は83.4%です（当行の実績による較正前）。") && !japanese.contains("確率"))
    #expect(english.hasSuffix("Estimate of fraud: 83.4 % (not calibrated on this bank's own outcomes)."))
    #expect(!english.lowercased().contains("probability"))
  }

  @Test(arguments: [true, false], Language.allCases)
  func theEstimateIsTakenOff(isCalibrated: Bool, language: Language) {
    let whole = text(isCalibrated: isCalibrated, language)
    let facts = TransactionSentence.withoutEstimate(whole)
    #expect(
      whole.hasPrefix(facts)
        && facts.hasSuffix(language == .japanese ? "出金。" : "the account (transfer, atm)."))
    #expect(!facts.contains("83.4") && TransactionSentence.withoutEstimate(facts) == facts)
  }
}
