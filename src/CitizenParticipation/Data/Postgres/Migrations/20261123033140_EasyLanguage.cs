using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class EasyLanguage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "EasyState",
                table: "Proposals",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "EasyText",
                table: "Proposals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Teaser",
                table: "Proposals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "EasyState",
                table: "Processes",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "EasyText",
                table: "Processes",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Proposals_Easy",
                table: "Proposals",
                sql: "\"EasyState\" BETWEEN 0 AND 2 AND (\"EasyState\" = 0) = (\"EasyText\" = '')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Processes_Easy",
                table: "Processes",
                sql: "\"EasyState\" BETWEEN 0 AND 2 AND (\"EasyState\" = 0) = (\"EasyText\" = '')");
            // With its marks, for what was written before; the next revision takes them out.
            migrationBuilder.Sql("UPDATE \"Proposals\" SET \"Teaser\" = substr(\"Text\", 1, 200)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Proposals_Easy",
                table: "Proposals");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Processes_Easy",
                table: "Processes");

            migrationBuilder.DropColumn(
                name: "EasyState",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "EasyText",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "Teaser",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "EasyState",
                table: "Processes");

            migrationBuilder.DropColumn(
                name: "EasyText",
                table: "Processes");
        }
    }
}
