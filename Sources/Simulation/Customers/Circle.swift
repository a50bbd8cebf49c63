/// The parties a customer deals with again and again, as places in the party directory.
struct Circle {
  var employer: Int32?
  var landlord: Int32?
  var cardCompany: Int32?
  var lender: Int32?
  /// Those who collect bills by direct debit, one for each of the customer's bill days.
  var billers: [Int32] = []
  var shops: [Int32] = []
  var family: [Int32] = []
  var friends: [Int32] = []
  /// The customer's own accounts at other banks.
  var ownAccounts: [Int32] = []
  var broker: Int32?
  var exchange: Int32?
  var bookmaker: Int32?
  /// Suppliers and staff of a business.
  var suppliers: [Int32] = []
  var clients: [Int32] = []
}
