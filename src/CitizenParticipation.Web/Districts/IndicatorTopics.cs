namespace CitizenParticipation.Web.Districts;

/// <summary>Under which heading a figure stands, and in which order. A name that another city brings and nobody has sorted in stands under "Other".</summary>
public static class IndicatorTopics
{
    public const string Other = "Other";

    public static readonly IReadOnlyList<(string Topic, IReadOnlyList<string> Names)> All =
    [
        ("People", ["population", "female_share", "average_age", "under18_share", "over50_share", "over65_share", "households", "persons_per_household"]),
        ("Space", ["area", "population_density", "owner_occupied_share", "vacant_dwellings_share"]),
        ("Origin",
        [
            "foreign_nationals_share", "foreign_nationals", "nationalities", "first_nationality_share_tr", "first_nationality_share_ro", "first_nationality_share_pl", "first_nationality_share_sy",
            "nationals_tr", "nationals_sy", "nationals_ro", "nationals_pl", "nationals_bg", "nationals_it", "nationals_iq", "nationals_af", "nationals_lb", "nationals_ma", "nationals_ir", "nationals_tn",
            "nationals_ro_bg_share",
        ]),
        ("Work",
        [
            "unemployed", UnemployedTotal, "unemployed_per_1000_inhabitants", "unemployed_share_of_city", "unemployment_rate", "unemployed_men", "unemployed_women", "unemployed_german", "unemployed_foreign",
            "unemployed_foreign_share", "unemployed_under25", "underemployment_rate", "employment_rate",
            "unemployed_part_beckhausen", "unemployed_men_part_beckhausen", "unemployed_women_part_beckhausen", "unemployed_german_part_beckhausen", "unemployed_foreign_part_beckhausen",
            "unemployed_part_schaffrath", "unemployed_men_part_schaffrath", "unemployed_women_part_schaffrath", "unemployed_german_part_schaffrath", "unemployed_foreign_part_schaffrath",
        ]),
        ("Income", ["sgb2_rate", "sgb2_rate_under15", "sgb2_rate_under18", "sgb2_rate_under15_german", "sgb2_rate_under15_foreign", "buergergeld_recipients", "purchasing_power_index"]),
        ("Elections", ["turnout_bundestag", "turnout_local", "turnout_bezirksvertretung", "eligible_voters_local", "rat_seats", "bezirksvertretung_seats", "bezirksforum_budget"]),
    ];

    /// <summary>Repeats the published number where there is one, and stands in for it where there is none.</summary>
    public static readonly IReadOnlyDictionary<string, string> StandsInFor = new Dictionary<string, string> { [UnemployedTotal] = "unemployed" };

    private const string UnemployedTotal = "unemployed_total";
}
