using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: for a check EF would build the table anew, and its triggers would be gone.
            foreach (var table in (string[])["Proposals", "ProposalVersions"])
            {
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" ADD COLUMN \"PlaceWords\" TEXT NOT NULL DEFAULT ''");
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" ADD COLUMN \"Longitude\" REAL NULL");
            }

            migrationBuilder.Sql(
                "ALTER TABLE \"Proposals\" ADD COLUMN \"Latitude\" REAL NULL CONSTRAINT \"CK_Proposals_Pin\" CHECK ((\"Longitude\" IS NULL) = (\"Latitude\" IS NULL) AND (\"Longitude\" IS NULL OR (\"Longitude\" BETWEEN -180 AND 180 AND \"Latitude\" BETWEEN -90 AND 90)))");
            migrationBuilder.Sql("ALTER TABLE \"ProposalVersions\" ADD COLUMN \"Latitude\" REAL NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in (string[])["Proposals", "ProposalVersions"])
            {
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"Latitude\"");
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"Longitude\"");
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"PlaceWords\"");
            }
        }
    }
}
