using System.Globalization;

namespace CitizenParticipation.Web.Offers;

/// <summary>Cents as people read them: 1.200 Euro, and 12,50 Euro where there are cents.</summary>
public static class Money
{
    public static string Euros(long cents) => (cents / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", CultureInfo.CurrentCulture);
}
