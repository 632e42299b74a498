using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Ksf.KnowledgeSupport.Data.Migrations
{
    /// <inheritdoc />
    public partial class SimilarNeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.AddColumn<string>(
                name: "differs_because",
                table: "needs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "differs_from",
                table: "needs",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<string>(
                name: "question_words",
                table: "known_needs",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "title_words",
                table: "known_needs",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                table: "known_needs",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "to_tsvector('norwegian', title_words || ' ' || question_words)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "to_tsvector('norwegian', title || ' ' || question)",
                oldStored: true);

            // As they were searched until now; the deployments then send them again, and each is written in its common form.
            migrationBuilder.Sql("update known_needs set title_words = lower(title), question_words = lower(question);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "differs_because",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "differs_from",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "question_words",
                table: "known_needs");

            migrationBuilder.DropColumn(
                name: "title_words",
                table: "known_needs");

            migrationBuilder.AlterDatabase()
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                table: "known_needs",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "to_tsvector('norwegian', title || ' ' || question)",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "to_tsvector('norwegian', title_words || ' ' || question_words)",
                oldStored: true);
        }
    }
}
