using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "Latitude",
                table: "ProposalVersions",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Longitude",
                table: "ProposalVersions",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceWords",
                table: "ProposalVersions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<double>(
                name: "Latitude",
                table: "Proposals",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Longitude",
                table: "Proposals",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceWords",
                table: "Proposals",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Proposals_Pin",
                table: "Proposals",
                sql: "(\"Longitude\" IS NULL) = (\"Latitude\" IS NULL) AND (\"Longitude\" IS NULL OR (\"Longitude\" BETWEEN -180 AND 180 AND \"Latitude\" BETWEEN -90 AND 90))");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Proposals_Pin",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "Latitude",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "Longitude",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "PlaceWords",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "Latitude",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "Longitude",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "PlaceWords",
                table: "Proposals");
        }
    }
}
