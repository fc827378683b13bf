namespace CitizenParticipation.Accounts;

/// <summary>Names that could be taken for the administration or the moderation of the platform. They are refused to everybody; who speaks for an office is marked by a badge instead.</summary>
public static class StaffNames
{
    // Anywhere in a name, in the languages of the interface.
    private static readonly string[] Offices =
    [
        .. ((string[])
        [
            "Moderator", "Moderation", "Moderierend", "Moderatör", "Administrator", "Administration", "Verwaltung", "Bürgermeister", "Rathaus", "Bezirksvertretung", "Stadtrat",
            "Stadtteam", "City Hall", "City Council", "Mayor", "Belediye", "Yönetici", "модератор", "администратор", "адміністратор", "общината", "кметство", "primăria", "burmistrz", "prezydent miasta", "مشرف", "بلدية",
        ]).Select(Skeleton.Of),
    ];

    // Too short to be looked for inside other names ("Badminton"): only as a word, or as the whole name with anything between its letters.
    private static readonly string[] Short = [.. ((string[])["Admin", "Mod", "Sysop", "Support", "Team Stadt", "Stadt", "City"]).Select(Skeleton.Of)];

    /// <param name="name">What somebody wants to be called.</param>
    /// <param name="city">The name of the city.</param>
    public static bool Imitates(string name, string city)
    {
        var (whole, home) = (Skeleton.Of(name), Skeleton.Of(city));
        if (whole == home || Offices.Any(office => whole.Contains(office, StringComparison.Ordinal))) return true;
        if (whole.Contains(Skeleton.Of("Stadt " + city), StringComparison.Ordinal) || whole.Contains(Skeleton.Of("City of " + city), StringComparison.Ordinal)) return true;
        return Short.Contains(whole) || Skeleton.Words(name).Any(word => word == Short[0]) || whole.StartsWith(Short[0], StringComparison.Ordinal);
    }
}
