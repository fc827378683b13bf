namespace CitizenParticipation.Moderation.Hints;

/// <summary>All that the text itself shows. Each check takes time in proportion to the length of the text, whatever stands in it.</summary>
public static class TextHints
{
    public static IEnumerable<Hint> In(string text)
    {
        var accounts = Ibans.In(text).Distinct().ToList();
        return
        [
            // The last groups of an account number often look like an area code and a number.
            .. PhoneNumbers.In(text).Distinct().Where(phone => !accounts.Any(account => account.Words.Contains(phone.Words, StringComparison.Ordinal))),
            .. EmailAddresses.In(text),
            .. accounts,
            .. NumberPlates.In(text),
            .. Insults.In(text),
            .. Capitals.In(text),
            .. ExclamationMarks.In(text),
            .. OutwardLinks.In(text),
        ];
    }
}
