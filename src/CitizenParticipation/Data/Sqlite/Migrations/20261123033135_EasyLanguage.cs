using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EasyLanguage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: for a check EF would build the tables anew, and their triggers would be gone.
            foreach (var table in (string[])["Proposals", "Processes"])
            {
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" ADD COLUMN \"EasyText\" TEXT NOT NULL DEFAULT ''");
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" ADD COLUMN \"EasyState\" INTEGER NOT NULL DEFAULT 0 CONSTRAINT \"CK_{table}_Easy\" CHECK (\"EasyState\" BETWEEN 0 AND 2 AND (\"EasyState\" = 0) = (\"EasyText\" = ''))");
            }

            migrationBuilder.Sql("ALTER TABLE \"Proposals\" ADD COLUMN \"Teaser\" TEXT NOT NULL DEFAULT ''");
            // With its marks, for what was written before; the next revision takes them out.
            migrationBuilder.Sql("UPDATE \"Proposals\" SET \"Teaser\" = substr(\"Text\", 1, 200)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in (string[])["Proposals", "Processes"])
            {
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"EasyState\"");
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"EasyText\"");
            }

            migrationBuilder.Sql("ALTER TABLE \"Proposals\" DROP COLUMN \"Teaser\"");
        }
    }
}
